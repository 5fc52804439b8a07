import type { Attachment } from '@ioc/shared/attachments';
import { dropDraft, keepDraft, readDraft, useDraftKey } from '#platform/drafts';
import { useUploads, type Uploads } from './useUploads';

export interface KeptUploads {
  uploads: Uploads;
  /** What goes along with what is sent. */
  ids: string[];
  /** Once it was sent. */
  drop: () => void;
}

/** Files beside typed words: which of them have arrived is kept on this device for as long as the words are. */
export function useKeptUploads(name: string): KeptUploads {
  const key = useDraftKey(`${name}.files`);
  const uploads = useUploads({
    kept: readDraft<Attachment[]>(key) ?? [],
    onKept: (attachments) => (attachments.length > 0 ? keepDraft(key, attachments) : dropDraft(key)),
  });
  return { uploads, ids: uploads.attachments.map(({ id }) => id), drop: () => dropDraft(key) };
}
