/** What coordinating units contribute to some of the tasks, as far as the task has come. */
import type { PartState } from '@ioc/shared/task-parts';
import { reportersOf } from './people.js';
import { Random } from './random.js';
import type { SeedPerson, SeedTask } from './types.js';

export interface SeedPart {
  taskCode: string;
  orgCode: string;
  required: string;
  dueAt: string;
  isMandatory: boolean;
  state: PartState;
  givenAt: string;
  progressPercent: number;
  /** The last report: of one that is open, on the way. */
  report: string | null;
  difficulties: string | null;
  reportedBy: string | null;
  reportedAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

const hour = 3_600_000;

const works = [
  'Cung cấp số liệu, hồ sơ liên quan thuộc phạm vi quản lý.',
  'Cử cán bộ tham gia kiểm tra thực địa.',
  'Thông báo cho nhân dân trên địa bàn và bảo đảm an ninh khi thi công.',
  'Rà soát, có ý kiến bằng văn bản đối với dự thảo báo cáo.',
  'Bố trí mặt bằng, nguồn điện phục vụ thi công.',
];
const reports = ['Đã gửi số liệu qua hệ thống.', 'Đã cử cán bộ phối hợp, có biên bản kèm theo.', 'Đã thực hiện xong phần việc được giao.'];
const onTheWay = ['Đã giao phòng chuyên môn tổng hợp.', 'Đã khảo sát xong một nửa số điểm.', 'Đang chờ các xã gửi số liệu.'];
const difficulties = ['Hai xã chưa gửi số liệu.', 'Thiếu cán bộ chuyên trách trong tuần này.'];

const spread: Readonly<Partial<Record<SeedTask['status'], readonly (readonly [PartState, number])[]>>> = {
  assigned: [['open', 1]],
  received: [['open', 3], ['reported', 1]],
  in_progress: [['open', 4], ['reported', 3], ['done', 3]],
  submitted: [['done', 1]],
  completed: [['done', 1]],
};

const owed = ({ code, dueAt, assignedAt }: SeedTask, orgCode: string, required: string): SeedPart => ({
  taskCode: code, orgCode, required, dueAt, state: 'open', givenAt: assignedAt, isMandatory: true,
  progressPercent: 0, difficulties: null, report: null, reportedBy: null, reportedAt: null, decidedBy: null, decidedAt: null,
});

export function partsOf(seed: number, now: string, tasks: readonly SeedTask[], people: readonly SeedPerson[]): SeedPart[] {
  const random = new Random(seed, 'parts');
  const way = new Random(seed, 'parts on the way');
  const officers = reportersOf(people);
  const iso = (time: number): string => new Date(time).toISOString();
  return tasks.flatMap((task) => task.owedParts?.map(({ orgCode, required }) => owed(task, orgCode, required)) ?? task.coordinatingOrgCodes.flatMap((orgCode): SeedPart[] => {
    const states = spread[task.status];
    const reporter = officers.get(orgCode) ?? null;
    if (!states || !random.chance(task.status === 'completed' ? 0.08 : 0.3)) return [];
    const wanted = random.pickWeighted(states);
    const given = Date.parse(task.assignedAt);
    const end = Date.parse(task.submittedAt ?? now);
    // Reported somewhere in the middle, and judged before the result was submitted.
    const reportedAt = given + Math.floor((end - given) * random.between(0.4, 0.7));
    const state = reporter === null || task.focalUsername === null || end - given < 8 * hour ? 'open' : wanted;
    const isReported = state !== 'open';
    const isMoving = !isReported && task.status === 'in_progress' && reporter !== null && end - given >= 8 * hour && way.chance(0.6);
    const saysMore = isMoving && way.chance(0.4);
    return [{
      taskCode: task.code, orgCode, required: random.pick(works).normalize('NFC'), dueAt: task.dueAt, state, givenAt: task.assignedAt,
      isMandatory: state === 'open' && wanted !== 'open' ? false : random.chance(0.8),
      progressPercent: isReported ? 100 : isMoving ? 5 * Math.floor(way.between(3, 17)) : 0,
      report: isReported ? random.pick(reports).normalize('NFC') : isMoving ? way.pick(onTheWay).normalize('NFC') : null,
      difficulties: saysMore ? way.pick(difficulties).normalize('NFC') : null,
      reportedBy: isReported || isMoving ? reporter : null, reportedAt: isReported || isMoving ? iso(reportedAt) : null,
      decidedBy: state === 'done' ? task.focalUsername : null, decidedAt: state === 'done' ? iso(reportedAt + Math.floor((end - reportedAt) / 2)) : null,
    }];
  }));
}
