/** Where things stand in a picture of bars over time. Pure, in shares of a hundred, so that it fits whatever room there is. */
import type { TrendPoint } from '@ioc/shared/task-trend';

/** Round figures from nought to at least the largest value, in four steps or five. */
export function ticksFor(largest: number): number[] {
  const step = [1, 2, 5].flatMap((digit) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((power) => digit * 10 ** power)).sort((one, other) => one - other)
    .find((each) => each * 5 >= largest) ?? largest;
  const count = Math.max(1, Math.ceil(largest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

export const doneIn = ({ doneOnTime, doneLate, doneNoTerm }: TrendPoint): number => doneOnTime + doneLate + doneNoTerm;

export const largestOf = (points: readonly TrendPoint[]): number => points.reduce((most, point) => Math.max(most, point.given, doneIn(point), point.overdue), 1);

/** Every so many spans one has its name under it, so that at most so many names stand side by side. */
export const namedEvery = (count: number, room: number): number => Math.max(1, Math.ceil(count / room));

/** Middle of the span, and left edge and width of its two bars, in per cent of the picture. */
export function columnOf(index: number, count: number): { middle: number; given: number; done: number; width: number } {
  const span = 100 / count;
  const width = span * 0.36;
  return { middle: (index + 0.5) * span, given: (index + 0.5) * span - width - span * 0.02, done: (index + 0.5) * span + span * 0.02, width };
}
