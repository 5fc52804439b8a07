import { useState, type MouseEvent } from 'react';

export interface Anchor {
  /** The button that was pressed, while its menu is open. */
  anchor: HTMLElement | null;
  /** A menu that was open once stays, so that it can go away softly and return at once. */
  hasOpened: boolean;
  open: (event: MouseEvent<HTMLElement>) => void;
  close: () => void;
}

/** A button whose menu is loaded when it is first wanted. */
export function useAnchor(): Anchor {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [hasOpened, setOpened] = useState(false);
  return {
    anchor,
    hasOpened,
    open: (event) => {
      setAnchor(event.currentTarget);
      setOpened(true);
    },
    close: () => setAnchor(null),
  };
}
