/**
 * Bringing the tasks of a plan in from a table. Units are found by the names an office uses for them; a text that is no
 * known name, or the name of several, is asked about and never guessed.
 */
import type { TargetField } from './import-fields.js';
import type { Field } from './kind.js';
import { reviewCycleNames, taskPriorityNames } from './tasks.js';

/** What one text in the columns of units stands for; null = nobody in particular ("các đơn vị liên quan"). */
export interface UnitAnswer {
  text: string;
  orgId: string | null;
  /** The organisation is found under this text from now on. */
  keep: boolean;
}

export interface TaskImportOptions {
  planId: string;
  /** Prepared, not given: such tasks may lack what the gate of assignment asks for. */
  asDraft: boolean;
  answers: UnitAnswer[];
}

/** A text that somebody has to say the unit of, once for all rows that have it. */
export interface UnitQuestion {
  text: string;
  rows: number;
  firstRow: number;
  /** Those it might be, the likeliest first. */
  candidates: { id: string; name: string }[];
}

const text = (name: string, vi: string, en: string, aliases: readonly string[], maxLength: number): Field => ({ name, label: { vi, en }, type: 'text', maxLength, aliases });
const field = (declared: Field, required = false): TargetField => ({
  name: declared.name, labels: declared.label, required, declared, isAttribute: false, ...(declared.aliases ? { aliases: declared.aliases } : {}),
});

/** Among the other names those of the report of a unit (`task-report.ts`), so that one office's report is another's plan. */
export const taskImportFields: readonly TargetField[] = [
  field(text('title', 'Tên nhiệm vụ', 'Task', ['nhiệm vụ', 'nội dung nhiệm vụ', 'tên công việc', 'nhiệm vụ, giải pháp'], 300), true),
  field(text('content', 'Nội dung công việc', 'Content', ['nội dung', 'mô tả'], 5_000)),
  field(text('leadUnit', 'Đơn vị chủ trì', 'Lead unit', ['cơ quan chủ trì', 'chủ trì', 'cơ quan, đơn vị chủ trì'], 300), true),
  field(text('coordinatingUnits', 'Đơn vị phối hợp', 'Coordinating units', ['cơ quan phối hợp', 'phối hợp', 'cơ quan, đơn vị phối hợp'], 2_000)),
  field({ name: 'dueAt', label: { vi: 'Hạn hoàn thành', en: 'Due' }, type: 'date', aliases: ['thời hạn', 'thời gian hoàn thành', 'thời hạn hoàn thành', 'hạn xử lý'] }),
  field({ name: 'reviewEvery', label: { vi: 'Lộ trình', en: 'Roadmap' }, type: 'choice', choices: reviewCycleNames, aliases: ['định kỳ xem xét', 'định kỳ'] }),
  field(text('requiredResult', 'Sản phẩm, kết quả phải đạt', 'Required result', ['sản phẩm', 'kết quả phải đạt', 'kết quả đạt được', 'sản phẩm, kết quả', 'sản phẩm đầu ra'], 2_000)),
  field(text('sector', 'Lĩnh vực', 'Sector', ['ngành, lĩnh vực', 'mã lĩnh vực'], 120), true),
  field({ name: 'priority', label: { vi: 'Độ khẩn', en: 'Priority' }, type: 'choice', choices: taskPriorityNames, aliases: ['mức độ khẩn', 'mức độ ưu tiên', 'ưu tiên'] }),
];
