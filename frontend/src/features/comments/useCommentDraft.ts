import { useState } from 'react';
import { longestComment, type Mention, type TaskPerson } from '@ioc/shared/comments';
import { useMe } from '#platform/api';
import { dropDraft, keepDraft, readDraft, useDraft } from '#platform/drafts';
import { nameFor, toTyped, toWire } from './mention.text';

export interface CommentDraft {
  text: string;
  isKept: boolean;
  /** As it is sent. */
  wire: string;
  /** Negative: so much too long. */
  left: number;
  setText: (text: string) => void;
  /** Answers with the name under which the person stands in the text. */
  mention: (person: TaskPerson) => string;
  drop: () => void;
}

/** A comment that is being written, with whom it mentions; both are kept until it is sent. */
export function useCommentDraft(name: string, start: { text: string; mentions: readonly Mention[] } | null = null): CommentDraft {
  const me = useMe();
  const peopleKey = `${me?.id ?? 'nobody'}.${name}.people`;
  const draft = useDraft(name);
  const [known, setKnown] = useState<readonly Mention[]>(() => readDraft<Mention[]>(peopleKey) ?? start?.mentions ?? []);
  const [isBegun, setBegun] = useState(draft.isKept);
  const text = isBegun || start === null ? draft.text : toTyped(start.text, start.mentions);
  const wire = toWire(text.trim(), known);
  return {
    text, wire, isKept: draft.isKept, left: longestComment - wire.length,
    setText: (next) => {
      setBegun(true);
      draft.setText(next);
    },
    mention: (person) => {
      const shown = nameFor(person, known);
      const next = [...known.filter(({ id }) => id !== person.id), { id: person.id, name: shown }];
      setKnown(next);
      keepDraft(peopleKey, next);
      return shown;
    },
    drop: () => {
      draft.drop();
      dropDraft(peopleKey);
      setKnown([]);
      setBegun(false);
    },
  };
}
