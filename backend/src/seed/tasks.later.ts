/** What became of the demo's tasks after they were given: judged, returned, suspended. Their terms stand as they were. */
import type { Quality } from '@ioc/shared/task-score';
import { reportersOf } from './people.js';
import { diligenceOf } from './diligence.js';
import { Random } from './random.js';
import type { SeedPerson, SeedTask } from './types.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Well within the ten working days that whoever gave the work has for it. */
const daysToJudge = 5;

const comments: Readonly<Record<Quality, readonly string[]>> = {
  A: ['Kết quả đầy đủ, hồ sơ rõ ràng, có thể nhân rộng cách làm.', 'Hoàn thành tốt, số liệu đối chiếu khớp.'],
  B: ['Đạt yêu cầu, báo cáo đúng mẫu.', 'Đạt yêu cầu, phối hợp với các đơn vị tốt.'],
  C: ['Đạt, số liệu còn phải bổ sung một số biểu.', 'Đạt, báo cáo chậm nêu khó khăn phát sinh.'],
  D: ['Kết quả sơ sài, phải làm lại phần tổng hợp.'],
};
const returns = [
  'Nhiệm vụ không thuộc chức năng của đơn vị, đề nghị giao đơn vị quản lý chuyên ngành.',
  'Địa bàn đã chuyển sang đơn vị khác sau sắp xếp, đề nghị giao lại.',
] as const;
const pauses = [
  'Chờ hướng dẫn của bộ chủ quản trước khi làm tiếp.',
  'Tạm dừng do mưa lũ, chưa vào được địa bàn.',
  'Chờ bố trí kinh phí theo kế hoạch điều chỉnh.',
] as const;
const appealText = 'Số liệu đã bổ sung đủ theo góp ý của bên giao, đề nghị xem xét lại xếp loại.';
const decisionText = 'Đã đối chiếu hồ sơ bổ sung, nâng một bậc.';

const iso = (time: number): string => new Date(Math.floor(time / 60_000) * 60_000).toISOString();
/** Somewhere between two moments, at an hour offices are open where the two leave room for it. */
function between(random: Random, from: number, to: number): number {
  const some = from + (to - from) * random.between(0.2, 0.9);
  const morning = Math.floor((some + 7 * hour) / day) * day + hour;
  return Math.max(from, Math.min(to, morning + random.between(0, 8.5) * hour));
}

/** Of every so many tasks of a kind one: a share that holds however few there are. */
const every = (count: number) => {
  let seen = 0;
  return (): boolean => (seen += 1) % count === 0;
};

export function withLaterSteps(seed: number, now: string, tasks: readonly SeedTask[], people: readonly SeedPerson[]): SeedTask[] {
  const random = new Random(seed, 'later steps');
  const end = Date.parse(now) - 10 * 60_000;
  const officers = reportersOf(people);
  const [isLeftToJudge, isAppealed, isReturned, isPaused] = [every(80), every(40), every(3), every(14)];

  const judged = (task: SeedTask, acceptedAt: string): SeedTask => {
    if (isLeftToJudge()) return task;
    const done = Date.parse(acceptedAt) + 10 * 60_000;
    const diligence = diligenceOf(seed, task.leadOrgCode);
    const quality = random.pickWeighted([['A', 10 + 75 * diligence], ['B', 40], ['C', 24 * (1 - diligence)], ['D', 6 * (1 - diligence)]] as const);
    // Who finished these days waits for their mark, as somebody always does.
    const at = between(random, done, done + daysToJudge * day);
    if (at > end) return task;
    const evaluation = { at: iso(at), quality, comment: random.pick(comments[quality]).normalize('NFC') };
    // Who got the best mark has nothing to appeal against.
    if (quality === 'A' || !isAppealed()) return { ...task, status: 'evaluated', evaluation, appeal: null };
    const appealedAt = between(random, at + minute, Math.min(at + 5 * day, end));
    const decidedAt = between(random, appealedAt + minute, Math.min(appealedAt + 5 * day, end));
    const better = ({ B: 'A', C: 'B', D: 'C' } as const)[quality];
    const decision = random.chance(0.6) ? { at: iso(decidedAt), quality: better, text: decisionText } : null;
    return { ...task, status: 'evaluated', evaluation, appeal: { at: iso(appealedAt), text: appealText, decision } };
  };
  const paused = (task: SeedTask): SeedTask => {
    // A stopped clock keeps the bucket it stopped in: what is late by now was late before.
    const last = minute + Math.max(Date.parse(task.progress.at(-1)?.at ?? task.startedAt ?? task.assignedAt), Date.parse(task.dueAt) < end ? Date.parse(task.dueAt) + hour : 0);
    return last >= end ? task : { ...task, status: 'suspended', suspension: { at: iso(between(random, last, end)), reason: random.pick(pauses).normalize('NFC') } };
  };

  return tasks.map((task) => {
    if (task.acceptedAt !== null) return judged(task, task.acceptedAt);
    const officer = officers.get(task.leadOrgCode);
    if (task.status === 'assigned' && task.dueAt > now && officer && isReturned()) {
      const at = iso(between(random, Date.parse(task.assignedAt) + minute, Math.min(Date.parse(task.assignedAt) + day, end)));
      return { ...task, status: 'returned', focalUsername: officer, giveBack: { at, reason: random.pick(returns).normalize('NFC') } };
    }
    return task.status === 'in_progress' && isPaused() ? paused(task) : task;
  });
}

/** Work that is still being prepared: three drafts, of which one is not clear yet, and two that wait for approval. */
export function toDrafts(now: string, tasks: readonly SeedTask[]): SeedTask[] {
  return tasks.map((task, index) => ({
    ...task,
    status: index < 3 ? 'draft' : 'pending_approval',
    assignedAt: iso(Date.parse(now) - (index + 1) * 5 * hour),
    requiredResult: index === 0 ? '' : task.requiredResult,
    assignerUsername: 'operator',
    focalUsername: null, progressPct: 0, progress: [], submittedAt: null, receivedAt: null, startedAt: null, resultText: null,
  }));
}
