import type { Attachment } from '@ioc/shared/attachments';
import { waitingHours } from '@ioc/shared/attachments';

/** One file on its way: chosen, being sent, kept by the server, or not arrived. */
export type Upload = { key: string; name: string; size: number } & (
  | { state: 'waiting' | 'sending'; file: File; share: number }
  | { state: 'failed'; file: File; error: unknown }
  | { state: 'kept'; attachment: Attachment }
);

export type UploadDeed =
  | { type: 'chosen'; files: readonly { key: string; file: File }[] }
  | { type: 'begun' | 'dropped' | 'again'; key: string }
  | { type: 'moved'; key: string; share: number }
  | { type: 'kept'; key: string; attachment: Attachment }
  | { type: 'failed'; key: string; error: unknown };

const changed = (uploads: readonly Upload[], key: string, change: (upload: Upload) => Upload): Upload[] =>
  uploads.map((upload) => (upload.key === key ? change(upload) : upload));

/** Old uploads + what happened = new uploads. */
export function reduceUploads(uploads: readonly Upload[], deed: UploadDeed): Upload[] {
  switch (deed.type) {
    case 'chosen':
      return [...uploads, ...deed.files.map(({ key, file }): Upload => ({ key, name: file.name, size: file.size, state: 'waiting', file, share: 0 }))];
    case 'begun':
      return changed(uploads, deed.key, (upload) => ('file' in upload ? { ...upload, state: 'sending', share: 0 } : upload));
    case 'again':
      return changed(uploads, deed.key, (upload) => (upload.state === 'failed' ? { ...upload, state: 'waiting', share: 0 } : upload));
    case 'moved':
      return changed(uploads, deed.key, (upload) => (upload.state === 'sending' ? { ...upload, share: deed.share } : upload));
    case 'kept':
      return changed(uploads, deed.key, ({ key, name, size }) => ({ key, name, size, state: 'kept', attachment: deed.attachment }));
    case 'failed':
      return changed(uploads, deed.key, (upload) => ('file' in upload ? { ...upload, state: 'failed', error: deed.error } : upload));
    case 'dropped':
      return uploads.filter(({ key }) => key !== deed.key);
  }
}

/** One at a time: on a weak line two together are both late. */
export function nextUpload(uploads: readonly Upload[]): { key: string; file: File } | null {
  if (uploads.some(({ state }) => state === 'sending')) return null;
  const [next] = uploads.flatMap((upload) => (upload.state === 'waiting' ? [upload] : []));
  return next ?? null;
}

export const keptOf = (uploads: readonly Upload[]): Attachment[] => uploads.flatMap((upload) => (upload.state === 'kept' ? [upload.attachment] : []));

/** What was uploaded before the page was closed; the server has removed what waited too long. */
export const restored = (kept: readonly Attachment[], now: Date): Upload[] =>
  kept
    .filter(({ uploadedAt }) => now.getTime() - Date.parse(uploadedAt) < waitingHours * 3_600_000)
    .map((attachment) => ({ key: attachment.id, name: attachment.name, size: attachment.size, state: 'kept', attachment }));

/** In the unit a person thinks in. */
export const megabytes = (bytes: number): number => (bytes < 100_000 ? Math.max(0.01, Math.round(bytes / 10_000) / 100) : Math.round(bytes / 100_000) / 10);
