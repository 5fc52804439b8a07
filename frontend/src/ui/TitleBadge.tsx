import { useEffect } from 'react';

const badge = /^\(\d+\+?\) /;

/** The window's title without a count of ours. */
export const bareTitle = (title: string): string => title.replace(badge, '');

export const badgedTitle = (title: string, count: number): string =>
  count > 0 ? `(${count > 99 ? '99+' : count}) ${bareTitle(title)}` : bareTitle(title);

/** Shows a count before the window's title, so that a tab in the background still calls. */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    const write = (): void => {
      const wanted = badgedTitle(document.title, count);
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    // Pages set the title when they open; the count stays in front of whatever they wrote.
    const watcher = new MutationObserver(write);
    watcher.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => {
      watcher.disconnect();
      document.title = bareTitle(document.title);
    };
  }, [count]);
}
