import { describe, expect, it } from '@jest/globals';
import { dateTimeText, parseDateTime } from './dateInput';
import { formats } from './format';

const vi = formats('vi');
const en = formats('en');
const now = new Date('2026-11-22T03:00:00Z');

describe('formats', () => {
  it('writes numbers as each language does', () => {
    expect(vi.number(1217)).toBe('1.217');
    expect(en.number(1217)).toBe('1,217');
    expect(vi.number(3.256, 2)).toBe('3,26');
    expect(vi.percent(81.7)).toBe('81,7\u00a0%');
  });

  it('shows days and hours of Vietnam in both languages', () => {
    expect(vi.dateTime('2026-11-21T17:05:00Z')).toBe('22/11/2026 00:05');
    expect(en.dateTime('2026-11-21T17:05:00Z')).toBe('22/11/2026 00:05');
  });

  it('keeps a calendar date on its day', () => {
    expect(vi.date('2025-07-01')).toBe('01/07/2025');
  });

  it('says how long ago', () => {
    expect(vi.relative('2026-11-22T02:55:00Z', now)).toBe('5 phút trước');
    expect(vi.relative('2026-11-20T03:00:00Z', now)).toBe('2 ngày trước');
    expect(vi.relative('2026-11-22T02:59:57Z', now)).toBe('vừa xong');
    expect(en.relative('2026-11-22T02:00:00Z', now)).toBe('1 hour ago');
  });

  it('says how long', () => {
    expect(vi.duration(2 * 3_600_000 + 5 * 60_000 + 30_000)).toBe('2 giờ 5 phút');
    expect(vi.duration(3 * 86_400_000)).toBe('3 ngày');
    expect(vi.duration(0)).toBe('0 giây');
    expect(en.duration(90_000)).toBe('1 min 30 s');
  });
});

describe('typed dates', () => {
  const cases: [string, string | null][] = [
    ['22/11/2026 17:00', '2026-11-22T10:00:00.000Z'],
    ['1/2/2026', '2026-02-01T10:00:00.000Z'],
    ['22-11-2026 8h', '2026-11-22T01:00:00.000Z'],
    ['22.11.2026 8h30', '2026-11-22T01:30:00.000Z'],
    ['22/11/2026 00:00', '2026-11-21T17:00:00.000Z'],
    ['31/02/2026 10:00', null],
    ['11/22/2026', null],
    ['22/11/2026 25:00', null],
    ['ngày mai', null],
  ];
  it.each(cases)('reads %s', (text, instant) => {
    expect(parseDateTime(text)).toBe(instant);
  });

  it('writes what it reads', () => {
    expect(dateTimeText(parseDateTime('01/03/2026 07:05') ?? '')).toBe('01/03/2026 07:05');
  });
});
