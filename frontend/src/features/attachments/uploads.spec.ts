import { describe, expect, it } from '@jest/globals';
import { buildAttachment } from './attachments.testing';
import { keptOf, nextUpload, reduceUploads, restored, type Upload, type UploadDeed } from './uploads';

const file = (name: string): File => ({ name, size: 10 }) as File;
const after = (...deeds: readonly UploadDeed[]): Upload[] => deeds.reduce<Upload[]>((uploads, deed) => reduceUploads(uploads, deed), []);
const chosen: UploadDeed = { type: 'chosen', files: [{ key: 'a', file: file('a.jpg') }, { key: 'b', file: file('b.jpg') }] };
const kept = (key: string): UploadDeed => ({ type: 'kept', key, attachment: buildAttachment({ id: `file-${key}` }) });

describe('files on their way', () => {
  it('are sent one after the other, in the order they were chosen', () => {
    expect(nextUpload(after(chosen))?.key).toBe('a');
    expect(nextUpload(after(chosen, { type: 'begun', key: 'a' }))).toBeNull();
    expect(nextUpload(after(chosen, { type: 'begun', key: 'a' }, kept('a')))?.key).toBe('b');
  });

  it('do not wait for one that failed, and that one is sent again only when it is asked for', () => {
    const failed = after(chosen, { type: 'begun', key: 'a' }, { type: 'failed', key: 'a', error: new Error('line') });
    expect(nextUpload(failed)?.key).toBe('b');
    const rest = reduceUploads(reduceUploads(failed, { type: 'begun', key: 'b' }), kept('b'));
    expect(nextUpload(rest)).toBeNull();
    expect(nextUpload(reduceUploads(rest, { type: 'again', key: 'a' }))?.key).toBe('a');
  });

  it('that have arrived are not taken back by a late word about them', () => {
    const uploads = after(chosen, { type: 'begun', key: 'a' }, kept('a'), { type: 'failed', key: 'a', error: null }, { type: 'moved', key: 'a', share: 0.5 });
    expect(keptOf(uploads).map(({ id }) => id)).toEqual(['file-a']);
    expect(keptOf(reduceUploads(uploads, { type: 'dropped', key: 'a' }))).toEqual([]);
  });

  it('of an earlier visit are offered again as long as the server has them', () => {
    const now = new Date('2026-01-08T12:00:00Z');
    const files = [buildAttachment({ id: 'young', uploadedAt: '2026-01-06T01:00:00Z' }), buildAttachment({ id: 'old', uploadedAt: '2026-01-05T01:00:00Z' })];
    expect(restored(files, now).map(({ key, state }) => [key, state])).toEqual([['young', 'kept']]);
  });
});
