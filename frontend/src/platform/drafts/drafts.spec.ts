import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Me } from '@ioc/shared/access';
import { someone } from '#testing/screen';
import { forgetMe, refreshMe, signOut } from '../api/session';
import { forgetDraftsAtSignOut, keepDraft, readDraft } from './drafts';

const dayMs = 24 * 3_600_000;
const originalFetch = globalThis.fetch;

async function signedIn(me: Me): Promise<void> {
  globalThis.fetch = jest.fn(async () => ({ ok: true, status: 200, text: async () => JSON.stringify(me) })) as unknown as typeof fetch;
  await refreshMe();
}

describe('drafts', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    jest.useRealTimers();
    globalThis.fetch = originalFetch;
    forgetMe();
  });

  it('go with the person who signs out, theirs alone; a session that runs out takes none', async () => {
    const stop = forgetDraftsAtSignOut();
    keepDraft('me.comment.t1', 'của tôi');
    keepDraft('other.comment.t1', 'của người khác');
    await signedIn(someone('operator'));
    forgetMe();
    expect(readDraft('me.comment.t1')).toBe('của tôi');
    await signedIn(someone('operator'));
    await signOut();
    expect([readDraft('me.comment.t1'), readDraft('other.comment.t1')]).toEqual([null, 'của người khác']);
    stop();
  });

  it('last for two weeks', () => {
    jest.useFakeTimers({ now: new Date('2026-11-01T02:00:00Z') });
    keepDraft('me.comment.t1', 'cũ');
    jest.setSystemTime(Date.now() + 14 * dayMs - 1);
    expect(readDraft('me.comment.t1')).toBe('cũ');
    jest.setSystemTime(Date.now() + 1);
    expect(readDraft('me.comment.t1')).toBeNull();
    keepDraft('me.comment.t2', 'mới');
    forgetDraftsAtSignOut()();
    expect(Object.keys(localStorage)).toEqual(['ioc.draft.me.comment.t2']);
  });

  it('are nothing where what is stored is damaged', () => {
    for (const text of ['', '{', '"chữ"', 'null', '{"at":"x","value":1}']) {
      localStorage.setItem('ioc.draft.me.x', text);
      expect(readDraft('me.x')).toBeNull();
    }
  });
});
