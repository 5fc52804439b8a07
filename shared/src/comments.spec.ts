import { describe, expect, it } from '@jest/globals';
import type { Role, Scope } from './access.js';
import { rolePermissions } from './access.js';
import { commentEvent, maySeeTask, mentionedIn, piecesOf, refuseComment, wordsOf } from './comments.js';
import { writeComment } from './comments.input.js';

const [an, binh] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const people = [{ id: an, name: 'Trần Văn An' }, { id: binh, name: 'Lê Thị Bình' }];
const at = '2026-11-23T02:00:00Z';
const comment = { byId: an, at, removedAt: null };
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000);

describe('a comment', () => {
  it('holds people by id and is read with their names of today', () => {
    const text = `Nhờ <@${an}> xem giúp, <@${binh}> cho ý kiến. <@${an}>`;
    expect(mentionedIn(text)).toEqual([an, binh]);
    expect(wordsOf(text, people)).toBe('Nhờ @Trần Văn An xem giúp, @Lê Thị Bình cho ý kiến. @Trần Văn An');
    expect(piecesOf(`<@${an}> <b>`, people)).toEqual([{ mention: people[0] }, { text: ' <b>' }]);
    expect(piecesOf('<@an> a@b.vn', people)).toEqual([{ text: '<@an> a@b.vn' }]);
    expect(wordsOf(`Gửi <@${an}>`, [])).toBe('Gửi @?');
  });

  it.each([
    ['edit', 'of its author, at once', an, later(15), null],
    ['edit', 'of its author, later', an, later(15.1), 'comment.edit-too-late'],
    ['remove', 'of its author, later', an, later(600), null],
    ['edit', 'of somebody else', binh, later(1), 'comment.not-yours'],
    ['remove', 'of somebody else', binh, later(1), 'comment.not-yours'],
  ] as const)('answers to %s by the hand %s', (change, _who, id, now, refused) => {
    expect(refuseComment(change, comment, { id }, now)).toBe(refused);
    if (refused === null) expect(refuseComment(change, { ...comment, removedAt: at }, { id }, now)).toBe('comment.removed-already');
  });

  it('is neither empty, nor endless, nor a call to everybody', () => {
    const taken = (text: string) => writeComment.safeParse({ text }).success;
    const crowd = (count: number) => Array.from({ length: count }, (_, n) => `<@${String(n).padStart(8, '0')}-1111-4111-8111-111111111111>`).join(' ');
    expect([taken('Đã rõ'), taken('  '), taken('a'.repeat(4_000)), taken('a'.repeat(4_001)), taken(crowd(20)), taken(crowd(21))]).toEqual([true, false, true, false, true, false]);
  });

  it('is for whoever may see the task: what is prepared, for those who give work', () => {
    const scope: Scope = { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] };
    const who = (role: Role) => ({ grants: [{ role, permissions: rolePermissions[role], scope }] });
    const task = (state: 'draft' | 'assigned') => ({ state, leadOrgId: 'o', coordinatingOrgIds: [], unitId: null, sectorCode: 'HTS' });
    expect([maySeeTask(task('assigned'), who('unit_officer')), maySeeTask(task('draft'), who('unit_officer'))]).toEqual([true, false]);
    expect([maySeeTask(task('draft'), who('operator')), maySeeTask(task('assigned'), who('admin'))]).toEqual([true, false]);
    expect([commentEvent('added', task('assigned')), commentEvent('removed', task('draft'))]).toEqual(['comment.added', 'comment.removed-from-draft']);
  });
});
