/** Requests for more time: some granted while the work went on, some that wait for an answer now. Terms stay those of the plan. */
import type { ExtensionState } from '@ioc/shared/task-extensions';
import { Random } from './random.js';
import { deciderOf } from './tasks.walk.js';
import type { SeedTask } from './types.js';

export interface SeedExtension {
  taskCode: string;
  state: ExtensionState;
  previousDueAt: string;
  requestedDueAt: string;
  counterDueAt: string | null;
  reason: string;
  requestedBy: string;
  requestedAt: string;
  decision: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

const hour = 3_600_000;
const day = 24 * hour;
/** Vietnam has no summer time. */
const localOffset = 7 * hour;

const reasons = [
  'Thiết bị thay thế về chậm so với hợp đồng, dự kiến cuối tuần sau mới có.',
  'Mưa lớn kéo dài, đường vào xóm sạt lở, chưa đưa được vật tư vào.',
  'Đơn vị phối hợp chưa gửi đủ số liệu, cần thêm thời gian tổng hợp.',
  'Cán bộ phụ trách thay đổi sau sắp xếp đơn vị hành chính, cần thời gian bàn giao.',
  'Phải bổ sung dự toán, đang chờ thẩm định kinh phí.',
];
const refusals = ['Đã gia hạn ở đợt trước, yêu cầu tập trung hoàn thành.', 'Nội dung đơn giản, có thể hoàn thành trong hạn.'];
const proposals = ['Rút ngắn để kịp báo cáo của Ban Chỉ đạo.', 'Hoàn thành phần chính trước, phần còn lại bổ sung sau.'];

const iso = (time: number): string => new Date(time).toISOString();
const startOfLocalDay = (time: number): number => Math.floor((time + localOffset) / day) * day - localOffset;

/** Five in the afternoon of a weekday so many days from a moment, weekends left in the direction of the step. */
function closing(time: number, days: number, step: 1 | -1): number {
  let date = startOfLocalDay(time) + days * day;
  while ([0, 6].includes(new Date(date + localOffset).getUTCDay())) date += step * day;
  return date + 17 * hour;
}

/** In turn, so that the few there are show every kind. */
const turns = ['requested', 'countered', 'requested', 'refused', 'requested'] as const satisfies readonly ExtensionState[];

const texts: Readonly<Partial<Record<ExtensionState, readonly string[]>>> = { refused: refusals, countered: proposals };

export function extensionsOf(seed: number, now: string, tasks: readonly SeedTask[]): SeedExtension[] {
  const random = new Random(seed, 'extensions');
  let answered = 0;
  return tasks.flatMap((task): SeedExtension[] => {
    // Of what was sent back the story is told already.
    if (task.focalUsername === null || task.receivedAt === null || task.rework) return [];
    const requestedBy = task.focalUsername;
    const decidedBy = deciderOf(task);
    const common = { taskCode: task.code, reason: random.pick(reasons).normalize('NFC'), requestedBy, counterDueAt: null };
    const [given, due, end] = [task.receivedAt, task.dueAt, task.submittedAt ?? task.suspension?.at ?? now].map((at) => Date.parse(at)) as [number, number, number];
    if (random.chance(0.07)) {
      // Granted while the work went on: the term of the plan is what it was extended to.
      const original = closing(due, -random.int(5, 10), -1);
      const asked = startOfLocalDay(original) - day + 9 * hour;
      const decided = asked + random.int(2, 7) * hour;
      if (asked <= given + day || decided >= end) return [];
      return [{ ...common, state: 'approved', previousDueAt: iso(original), requestedDueAt: task.dueAt, requestedAt: iso(asked), decision: null, decidedBy, decidedAt: iso(decided) }];
    }
    if ((task.status !== 'received' && task.status !== 'in_progress') || !random.chance(0.25)) return [];
    // People ask when the term is near or just over.
    if (due < Date.parse(now) - 20 * day) return [];
    const asked = Date.parse(now) - random.int(3, 60) * hour;
    if (asked <= given + hour) return [];
    const state = turns[answered++ % turns.length] ?? 'requested';
    const wished = closing(Math.max(due, Date.parse(now)), random.int(5, 12), 1);
    const isDecided = state !== 'requested';
    return [{
      ...common, state, previousDueAt: task.dueAt, requestedDueAt: iso(wished), requestedAt: iso(asked),
      counterDueAt: state === 'countered' ? iso(closing(Math.max(due, Date.parse(now)), 3, 1)) : null,
      decision: isDecided ? random.pick(texts[state] ?? []).normalize('NFC') : null,
      decidedBy: isDecided ? decidedBy : null, decidedAt: isDecided ? iso(asked + hour) : null,
    }];
  });
}
