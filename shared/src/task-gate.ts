/**
 * The gate of assignment ("6 rõ": rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền). What is
 * not clear in all six is a draft. The form shows the list while it is filled in, the service refuses by the same list.
 */
import type { Task } from './tasks.js';
import type { Choices } from './words.js';

export const gateItems = ['person', 'work', 'time', 'responsibility', 'product', 'authority'] as const;
export type GateItem = (typeof gateItems)[number];
export const gateItemNames = {
  person: { vi: 'Rõ người', en: 'Who' },
  work: { vi: 'Rõ việc', en: 'What' },
  time: { vi: 'Rõ thời gian', en: 'By when' },
  responsibility: { vi: 'Rõ trách nhiệm', en: 'Responsibility' },
  product: { vi: 'Rõ sản phẩm', en: 'Product' },
  authority: { vi: 'Rõ thẩm quyền', en: 'Authority' },
} as const satisfies Choices<GateItem>;

/** What to enter, for who has not yet. */
export const gateHints = {
  person: { vi: 'Chọn đơn vị chủ trì.', en: 'Choose the lead unit.' },
  work: { vi: 'Ghi tên nhiệm vụ, ít nhất 5 ký tự.', en: 'Give the task a title of at least 5 characters.' },
  time: { vi: 'Chọn hạn hoàn thành, hoặc định kỳ xem xét nếu không có hạn.', en: 'Choose a due date, or how often to review a task without a term.' },
  responsibility: { vi: 'Chọn lĩnh vực chịu trách nhiệm.', en: 'Choose the sector that answers for it.' },
  product: { vi: 'Ghi sản phẩm, kết quả phải đạt.', en: 'Say which result is required.' },
  authority: { vi: 'Ghi căn cứ giao việc; văn bản cần số, ngày, cơ quan ban hành, trích yếu.', en: 'Name the ground; a document needs number, date, issuer and subject.' },
} as const satisfies Choices<GateItem>;

export type GatedField =
  | 'title' | 'leadOrgId' | 'sectorCode' | 'dueAt' | 'reviewEvery' | 'requiredResult' | 'originKind' | 'docNumber' | 'docDate' | 'docIssuer' | 'docSubject';
/** A task before it is given, or a form half filled in: an empty text counts as nothing. */
export type Gated = Readonly<Record<Exclude<GatedField, 'originKind'>, string | null>> & { originKind: Task['originKind'] | null };

export interface MissingItem {
  item: GateItem;
  /** Where to enter it, the first place first. */
  fields: readonly GatedField[];
}

const shortestTitle = 5;

/** What is not clear yet, in the order of the gate; empty = it may be given. */
export function missingForAssign(task: Gated): MissingItem[] {
  const empty = (field: GatedField): boolean => (task[field] ?? '').trim() === '';
  const documentLacks = task.originKind === 'document' ? (['docNumber', 'docDate', 'docIssuer', 'docSubject'] as const).filter(empty) : [];
  const fieldsOf: Readonly<Record<GateItem, readonly GatedField[]>> = {
    person: empty('leadOrgId') ? ['leadOrgId'] : [],
    work: (task.title ?? '').trim().length < shortestTitle ? ['title'] : [],
    time: empty('dueAt') && empty('reviewEvery') ? ['dueAt', 'reviewEvery'] : [],
    responsibility: empty('sectorCode') ? ['sectorCode'] : [],
    product: empty('requiredResult') ? ['requiredResult'] : [],
    authority: empty('originKind') ? ['originKind'] : documentLacks,
  };
  return gateItems.flatMap((item) => (fieldsOf[item].length === 0 ? [] : [{ item, fields: fieldsOf[item] }]));
}
