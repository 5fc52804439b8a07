/**
 * Public holidays of 2024 to 2027 as a new installation receives them; from then on the office's own calendar holds.
 *
 * The days are those of article 112 of the Labour Code 2019: 1 January; five days of Tết; Giỗ Tổ on 10/3 of the lunar
 * calendar; 30 April; 1 May; 2 September with the day before or after. A holiday on a weekend is made up for on the next
 * working day. Which days around Tết and 2 September, and which bridge days are exchanged for a Saturday, the ministry
 * announces for each year: 2024 to 2026 as announced (the bridge of 2 January 2026 on 25 December 2025). For 2027 no
 * announcement was known when this was written, so its Tết follows the pattern of 2024, whose first day of Tết was a
 * Saturday too, its 2 September takes the day after, no day is exchanged, and all but the fixed days are provisional.
 */
import type { SpecialDay } from './working-time.js';

const off = (name: string, ...dates: readonly string[]): SpecialDay[] => dates.map((on) => ({ on, kind: 'off', name, isProvisional: false }));
const makeUp = (on: string, inPlaceOf: string): SpecialDay => ({ on, kind: 'make_up', name: `Làm bù cho ngày ${inPlaceOf}`, isProvisional: false });
const provisional = (days: readonly SpecialDay[]): SpecialDay[] => days.map((day) => ({ ...day, isProvisional: true }));

const newYear = 'Tết Dương lịch';
const tet = 'Tết Nguyên đán';
const tetInstead = 'Nghỉ bù Tết Nguyên đán';
const founders = 'Giỗ Tổ Hùng Vương';
const reunification = 'Ngày Chiến thắng 30/4';
const labour = 'Quốc tế Lao động 1/5';
const national = 'Quốc khánh';
const bridge = 'Nghỉ hoán đổi';

export const publicHolidays: readonly SpecialDay[] = [
  ...off(newYear, '2024-01-01'),
  ...off(tet, '2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12'),
  ...off(tetInstead, '2024-02-13', '2024-02-14'),
  ...off(founders, '2024-04-18'),
  ...off(bridge, '2024-04-29'),
  ...off(reunification, '2024-04-30'),
  ...off(labour, '2024-05-01'),
  makeUp('2024-05-04', '29/04/2024'),
  ...off(national, '2024-09-02', '2024-09-03'),

  ...off(newYear, '2025-01-01'),
  ...off(tet, '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'),
  ...off(founders, '2025-04-07'),
  makeUp('2025-04-26', '02/05/2025'),
  ...off(reunification, '2025-04-30'),
  ...off(labour, '2025-05-01'),
  ...off(bridge, '2025-05-02'),
  ...off(national, '2025-09-01', '2025-09-02'),

  ...off(newYear, '2026-01-01'),
  ...off(bridge, '2026-01-02'),
  makeUp('2026-01-10', '02/01/2026'),
  ...off(tet, '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'),
  ...off(founders, '2026-04-26'),
  ...off('Nghỉ bù Giỗ Tổ Hùng Vương', '2026-04-27'),
  ...off(reunification, '2026-04-30'),
  ...off(labour, '2026-05-01'),
  makeUp('2026-08-22', '31/08/2026'),
  ...off(bridge, '2026-08-31'),
  ...off(national, '2026-09-01', '2026-09-02'),

  ...off(newYear, '2027-01-01'),
  ...provisional([
    ...off(tet, '2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'),
    ...off(tetInstead, '2027-02-09', '2027-02-10'),
  ]),
  ...off(founders, '2027-04-16'),
  ...off(reunification, '2027-04-30'),
  ...off(labour, '2027-05-01'),
  ...provisional(off('Nghỉ bù Quốc tế Lao động', '2027-05-03')),
  ...off(national, '2027-09-02'),
  ...provisional(off(national, '2027-09-03')),
];
