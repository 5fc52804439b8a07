/** When a task was given, is due and was done, so that at `now` it stands exactly where the plan wants it. */
import type { TaskPriority } from '@ioc/shared/tasks';
import type { Random } from './random.js';
import type { SeedProgress, SeedTask } from './types.js';

export type Outcome = 'done_on_time' | 'done_late' | 'in_term' | 'overdue';

export type Timeline = Pick<
  SeedTask,
  'assignedAt' | 'dueAt' | 'status' | 'progressPct' | 'submittedAt' | 'completedAt'
>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Vietnam has no summer time. */
const localOffset = 7 * hour;
export const closingTime = 17 * hour;

/** Shortest and longest term in days. */
const terms: Readonly<Record<TaskPriority, readonly [number, number]>> = {
  hoa_toc: [1, 4],
  khan: [5, 15],
  thuong: [15, 60],
};

/** Days from `now` between which a task of this outcome falls due. */
const dueWindows: Readonly<Record<Outcome, readonly [number, number]>> = {
  done_on_time: [-320, 8],
  done_late: [-320, -4],
  in_term: [1, 40],
  overdue: [-240, -1],
};

const iso = (time: number): string => new Date(Math.floor(time / minute) * minute).toISOString();
export const startOfLocalDay = (time: number): number => Math.floor((time + localOffset) / day) * day - localOffset;
export const isWeekend = (time: number): boolean => [0, 6].includes(new Date(time + localOffset).getUTCDay());

/** A weekday so many days from now; weekends are left in the direction that keeps the outcome. */
export function workingDay(now: number, offset: number, step: 1 | -1): number {
  let date = startOfLocalDay(now) + offset * day;
  while (isWeekend(date)) date += step * day;
  return date;
}

/** The same day in office hours, but never outside the given span. */
export function inOfficeHours(random: Random, time: number, from: number, to: number): number {
  const moved = startOfLocalDay(time) + 8 * hour + random.int(0, 8 * 60) * minute;
  return Math.max(from, Math.min(to, moved));
}

/** A whole number of the span, the later ones more often: an office is given more work from year to year, and old debts get paid. */
function recent(random: Random, earliest: number, latest: number): number {
  const some = random.next();
  return latest - Math.floor((latest - earliest + 1) * some * Math.sqrt(some));
}

/** A task of a plan is never given before the plan was signed (`notBefore`, a calendar date). */
export function timelineOf(
  random: Random,
  now: number,
  outcome: Outcome,
  priority: TaskPriority,
  notBefore?: string,
): Timeline {
  const [shortest, longest] = terms[priority];
  const [first, latest] = dueWindows[outcome];
  const earliest = notBefore ? Math.max(first, Math.ceil((Date.parse(notBefore) - now) / day) + longest + 7) : first;
  const offset = outcome === 'in_term' ? random.int(earliest, Math.min(latest, longest)) : recent(random, earliest, latest);
  const dueAt = workingDay(now, offset, outcome === 'in_term' ? 1 : -1) + closingTime;
  const dueIn = Math.round((dueAt - closingTime - startOfLocalDay(now)) / day);
  // Whatever is due after today must have been given before today.
  const term = Math.max(random.int(shortest, longest), dueIn + random.int(2, 4));
  const given = workingDay(now, dueIn - term, -1);
  const assignedAt = given + 8 * hour + random.int(0, 8 * 60) * minute;
  const common = { assignedAt: iso(assignedAt), dueAt: iso(dueAt) };

  if (outcome === 'done_on_time' || outcome === 'done_late') {
    const isLate = outcome === 'done_late';
    const from = isLate ? dueAt + hour : assignedAt + 2 * hour;
    const to = isLate ? Math.min(dueAt + 10 * day, now - hour) : Math.min(dueAt, now - hour);
    const done = iso(inOfficeHours(random, from + (to - from) * random.between(0.3, 1), from, to));
    return { ...common, status: 'completed', progressPct: 100, submittedAt: done, completedAt: done };
  }
  const status = random.pickWeighted(openStatuses[outcome]);
  if (status === 'submitted') {
    const from = outcome === 'overdue' ? dueAt + hour : assignedAt + 2 * hour;
    const submitted = inOfficeHours(random, from + (now - from) * random.next(), from, now - 5 * minute);
    return { ...common, status, progressPct: 100, submittedAt: iso(submitted), completedAt: null };
  }
  const progressPct = status === 'in_progress' ? 5 * random.int(2, outcome === 'overdue' ? 18 : 14) : 0;
  return { ...common, status, progressPct, submittedAt: null, completedAt: null };
}

const openStatuses = {
  in_term: [
    ['assigned', 15],
    ['received', 17],
    ['in_progress', 54],
    ['submitted', 14],
  ],
  overdue: [
    ['assigned', 4],
    ['received', 10],
    ['in_progress', 74],
    ['submitted', 12],
  ],
} as const;

const notes: readonly (readonly [percent: number, texts: readonly string[]])[] = [
  [
    30,
    [
      'Đã phân công cán bộ phụ trách, lập kế hoạch thực hiện.',
      'Đã ban hành văn bản triển khai tới các bộ phận.',
      'Đã thống nhất nội dung với đơn vị phối hợp.',
    ],
  ],
  [
    60,
    [
      'Đã kiểm tra thực tế, đang tổng hợp số liệu.',
      'Đã hoàn thành khoảng một nửa khối lượng.',
      'Đang lấy ý kiến góp ý của các đơn vị liên quan.',
    ],
  ],
  [
    99,
    [
      'Cơ bản hoàn thành, đang hoàn thiện hồ sơ báo cáo.',
      'Đã xong phần việc chính, còn nghiệm thu.',
      'Đã dự thảo báo cáo, trình lãnh đạo đơn vị xem xét.',
    ],
  ],
  [100, ['Đã hoàn thành, gửi kết quả và hồ sơ kèm theo.', 'Đã hoàn thành theo yêu cầu, đề nghị nghiệm thu.']],
];

const difficulties = [
  'Đơn vị phối hợp chưa gửi số liệu.',
  'Địa bàn rộng, đường vào xóm bị sạt lở sau mưa.',
  'Cán bộ phụ trách vừa thay đổi sau sắp xếp đơn vị hành chính.',
  'Chưa bố trí được kinh phí.',
  'Thiết bị thay thế về chậm so với hợp đồng.',
];

/** Reports of the lead unit, percent never falling, the last one at the percentage the task shows. */
export function progressOf(
  random: Random,
  now: number,
  orgCode: string,
  timeline: Timeline,
  outcome: Outcome,
): SeedProgress[] {
  const { status, progressPct } = timeline;
  if (status === 'assigned' || status === 'received') return [];
  const from = Date.parse(timeline.assignedAt) + hour;
  const to = timeline.submittedAt ? Date.parse(timeline.submittedAt) : now - 10 * minute;
  const count = Math.min(random.int(1, 3), Math.max(1, Math.floor(progressPct / 25)));
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / count;
    const isLast = index === count - 1;
    const [slotStart, slotEnd] = [from + ((to - from) * index) / count, from + (to - from) * share];
    const some = slotStart + (slotEnd - slotStart) * random.between(0.4, 1);
    const at = isLast && timeline.submittedAt ? to : inOfficeHours(random, some, slotStart, slotEnd);
    const percent = isLast ? progressPct : Math.max(5, 5 * Math.floor((progressPct * share) / 5));
    const texts = notes.find(([limit]) => percent <= limit)?.[1] ?? [];
    const isHard = outcome === 'overdue' && isLast && status === 'in_progress' && random.chance(0.6);
    return {
      at: iso(at),
      orgCode,
      percent,
      text: random.pick(texts).normalize('NFC'),
      difficulties: isHard ? random.pick(difficulties) : null,
    };
  });
}
