import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Attachment } from '@ioc/shared/attachments';
import { freshKey, upload } from '#platform/api';
import { keptOf, nextUpload, reduceUploads, restored, type Upload } from './uploads';

interface KeptFiles {
  /** What the server has already, from the last time. */
  kept: readonly Attachment[];
  /** Told whenever that changes. */
  onKept: (attachments: readonly Attachment[]) => void;
}

export interface Uploads {
  uploads: readonly Upload[];
  attachments: readonly Attachment[];
  /** Something is on its way or has not arrived. */
  isOpen: boolean;
  add: (files: readonly File[]) => void;
  retry: (key: string) => void;
  drop: (key: string) => void;
}

/** Sends chosen files one after the other. A lost line costs the file under way and nothing that arrived before. */
export function useUploads({ kept, onKept }: KeptFiles): Uploads {
  const [uploads, tell] = useReducer(reduceUploads, kept, (first) => restored(first, new Date()));
  const sending = useRef(new Map<string, AbortController>());
  const next = nextUpload(uploads);

  useEffect(() => {
    if (next === null || sending.current.has(next.key)) return;
    const { key, file } = next;
    const abort = new AbortController();
    sending.current.set(key, abort);
    tell({ type: 'begun', key });
    // The key makes a repeated upload, whose answer was lost, the same file and not a second one.
    const headers = { 'x-file-name': encodeURIComponent(file.name.slice(0, 500)), 'idempotency-key': key };
    upload<Attachment>('/attachments', file, { headers, signal: abort.signal, onProgress: (share) => tell({ type: 'moved', key, share }) })
      .then((attachment) => tell({ type: 'kept', key, attachment }), (error: unknown) => tell({ type: 'failed', key, error }))
      .finally(() => sending.current.delete(key));
  }, [next]);

  const attachments = keptOf(uploads);
  const ids = attachments.map(({ id }) => id).join();
  const latest = useRef({ attachments, onKept });
  useEffect(() => {
    latest.current = { attachments, onKept };
  });
  const toldIds = useRef(ids);
  useEffect(() => {
    if (toldIds.current === ids) return;
    toldIds.current = ids;
    latest.current.onKept(latest.current.attachments);
  }, [ids]);

  useEffect(() => {
    const open = sending.current;
    return () => open.forEach((abort) => abort.abort());
  }, []);

  return {
    uploads,
    attachments,
    isOpen: uploads.some(({ state }) => state !== 'kept'),
    add: useCallback((files) => tell({ type: 'chosen', files: files.map((file) => ({ key: freshKey(), file })) }), []),
    retry: useCallback((key) => tell({ type: 'again', key }), []),
    drop: useCallback((key) => {
      sending.current.get(key)?.abort();
      tell({ type: 'dropped', key });
    }, []),
  };
}
