import { describe, expect, it } from '@jest/globals';
import { farMetres, fileForms, fileKinds, isPicture, isViewable, warningsOf, type PhotoWarning } from './attachments.js';

const silent = { takenAt: null, distanceM: null, isOutsideUnit: null };
const assignedAt = '2026-11-23T02:00:00Z';

describe('a photo as evidence', () => {
  it.each<[PhotoWarning[], Partial<typeof silent> | Record<string, unknown>]>([
    [[], {}],
    [[], { distanceM: farMetres, isOutsideUnit: false, takenAt: assignedAt }],
    [['far'], { distanceM: farMetres + 1 }],
    [['outside-unit'], { isOutsideUnit: true }],
    [[], { takenAt: '2026-11-23T01:50:00Z' }],
    [['before-task'], { takenAt: '2026-11-23T01:49:59Z' }],
    [['far', 'outside-unit', 'before-task'], { distanceM: 51_000, isOutsideUnit: true, takenAt: '2026-11-20T00:00:00Z' }],
  ])('is warned of as %j when it says %j', (warnings, says) => {
    expect(warningsOf({ ...silent, ...says }, assignedAt)).toEqual(warnings);
  });
});

describe('a kind of file', () => {
  it('is never served as something a browser would run', () => {
    for (const kind of fileKinds) expect(fileForms[kind].mediaType).not.toMatch(/html|xml(?!formats)|svg|script/);
  });

  it('is shown where it is only as a picture or a PDF', () => {
    expect(fileKinds.filter(isViewable)).toEqual(['pdf', 'jpeg', 'png', 'webp']);
    expect(fileKinds.filter(isPicture)).toEqual(['jpeg', 'png', 'webp']);
  });
});
