import { describe, expect, it } from '@jest/globals';
import { parseDate } from './dates.js';
import type { Cell } from './sheet.types.js';

const read = (cell: Cell): string => {
  const result = parseDate(cell);
  return result.ok ? result.value : result.problem.code;
};

describe('a date', () => {
  it.each([
    ['05/09/2025', '2025-09-05'],
    ['5-9-2025', '2025-09-05'],
    ['5.9.2025', '2025-09-05'],
    ['ngày 08/3/2025', '2025-03-08'],
    ['ngày 08 tháng 3 năm 2025', '2025-03-08'],
    ['05/09/2025 14:30', '2025-09-05'],
    ['2025-09-05', '2025-09-05'],
    ['2025-09-05T08:30:00', '2025-09-05'],
    ['2025-09-05T20:00:00Z', '2025-09-06'],
    ['2021-01-09 09:28:01', '2021-01-09'],
    ['29/02/2024', '2024-02-29'],
    [45_905, '2025-09-05'],
    ['45905', '2025-09-05'],
  ])('written %j is %s', (cell, date) => {
    expect(read(cell)).toBe(date);
  });

  it.each([
    ['31/02/2025', 'import.date-impossible'],
    ['29/02/2023', 'import.date-impossible'],
    ['00/01/2025', 'import.date-impossible'],
    ['2025-13-01', 'import.date-impossible'],
    ['12/25/2024', 'import.date-month-first'],
    ['05/09/25', 'import.date-two-digit-year'],
    ['9/2025', 'import.date-incomplete'],
    ['năm 2025', 'import.date-incomplete'],
    ['2025', 'import.date-incomplete'],
    ['hôm qua', 'import.date-invalid'],
    [42, 'import.date-invalid'],
    [true, 'import.date-invalid'],
    [null, 'import.value-empty'],
  ])('written %j is refused as %s', (cell, code) => {
    expect(read(cell)).toBe(code);
  });

  it('after the date of its document is read with a warning', () => {
    expect(parseDate('08/3/2025', { notAfter: '2024-12-31' })).toMatchObject({
      ok: true,
      value: '2025-03-08',
      note: { severity: 'warning', code: 'import.date-future', params: { date: '08/03/2025', limit: '31/12/2024' } },
    });
    expect(parseDate('31/12/2024', { notAfter: '2024-12-31' })).toEqual({ ok: true, value: '2024-12-31' });
  });

  it('given as a bare number is shown as the date it was taken for', () => {
    expect(parseDate(45_905)).toMatchObject({
      note: { code: 'import.date-serial', params: { serial: '45905', date: '05/09/2025' } },
    });
  });
});
