/**
 * The report of a unit on its tasks, column by column as provinces ask for it (domain §2.3): one row a task, in the order
 * of the paper form; what the paper has no column for stands after it.
 */
import type { Words } from './words.js';

interface ReportColumn {
  name: string;
  title: Words;
  /** In characters of a sheet. */
  width: number;
  /** `instant`: a moment, shown on the clock of Vietnam. */
  kind: 'text' | 'number' | 'instant';
}

/** So many ids fit into the body of a request; a longer report is one of a filter. */
export const mostChosen = 20_000;

export const taskReportColumns = [
  { name: 'number', title: { vi: 'STT', en: 'No.' }, width: 6, kind: 'number' },
  { name: 'title', title: { vi: 'Tên nhiệm vụ', en: 'Task' }, width: 48, kind: 'text' },
  { name: 'leaderInCharge', title: { vi: 'Lãnh đạo phụ trách', en: 'Leader in charge' }, width: 22, kind: 'text' },
  { name: 'leadUnit', title: { vi: 'Đơn vị chủ trì', en: 'Lead unit' }, width: 28, kind: 'text' },
  { name: 'coordinatingUnits', title: { vi: 'Đơn vị phối hợp', en: 'Coordinating units' }, width: 32, kind: 'text' },
  { name: 'focalPoint', title: { vi: 'Đầu mối', en: 'Focal point' }, width: 22, kind: 'text' },
  { name: 'startAt', title: { vi: 'Ngày bắt đầu', en: 'Start' }, width: 17, kind: 'instant' },
  { name: 'dueAt', title: { vi: 'Hạn hoàn thành', en: 'Due' }, width: 17, kind: 'instant' },
  { name: 'type', title: { vi: 'Loại nhiệm vụ', en: 'Type' }, width: 16, kind: 'text' },
  { name: 'origin', title: { vi: 'Nguồn giao', en: 'Origin' }, width: 34, kind: 'text' },
  { name: 'state', title: { vi: 'Trạng thái', en: 'State' }, width: 18, kind: 'text' },
  { name: 'result', title: { vi: 'Kết quả thực hiện', en: 'Result' }, width: 40, kind: 'text' },
  { name: 'percent', title: { vi: 'Mức độ hoàn thành (%)', en: 'Completion (%)' }, width: 12, kind: 'number' },
  { name: 'difficulties', title: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' }, width: 36, kind: 'text' },
  { name: 'proposals', title: { vi: 'Đề xuất, kiến nghị', en: 'Proposals' }, width: 36, kind: 'text' },
  { name: 'code', title: { vi: 'Mã nhiệm vụ', en: 'Task number' }, width: 16, kind: 'text' },
  { name: 'assigner', title: { vi: 'Người giao', en: 'Given by' }, width: 22, kind: 'text' },
  { name: 'roadmap', title: { vi: 'Lộ trình', en: 'Roadmap' }, width: 24, kind: 'text' },
  { name: 'updatedAt', title: { vi: 'Cập nhật gần nhất', en: 'Last update' }, width: 17, kind: 'instant' },
  { name: 'completedAt', title: { vi: 'Hoàn thành thực tế', en: 'Completed' }, width: 17, kind: 'instant' },
  { name: 'extensionCount', title: { vi: 'Số lần gia hạn', en: 'Extensions' }, width: 10, kind: 'number' },
  { name: 'previousDueAt', title: { vi: 'Hạn trước khi gia hạn', en: 'Due before extension' }, width: 17, kind: 'instant' },
  { name: 'approver', title: { vi: 'Người nghiệm thu', en: 'Accepted by' }, width: 22, kind: 'text' },
  { name: 'email', title: { vi: 'Thư điện tử', en: 'E-mail' }, width: 26, kind: 'text' },
  { name: 'phone', title: { vi: 'Điện thoại', en: 'Phone' }, width: 16, kind: 'text' },
  { name: 'reviewAt', title: { vi: 'Kỳ xem xét tới', en: 'Next review' }, width: 17, kind: 'instant' },
] as const satisfies readonly ReportColumn[];
export type TaskReportColumn = (typeof taskReportColumns)[number]['name'];

export const taskReportFormats = ['xlsx', 'csv'] as const;
export type TaskReportFormat = (typeof taskReportFormats)[number];

export const taskReportProblems = { 'task.report-too-long': 422 } as const;
