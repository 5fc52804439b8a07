/**
 * The gate of assignment ("6 rõ": rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền). What is
 * not clear in all six is a draft. The form shows the list while it is filled in, the service refuses by the same list.
 */
import type { OriginKind, Task } from './tasks.js';
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
  authority: {
    vi: 'Ghi căn cứ giao việc: văn bản cần số, ngày, cơ quan ban hành, trích yếu; kết luận họp, kế hoạch cần số và ngày; nguồn khác cần số hoặc nội dung.',
    en: 'Name the ground: a document needs number, date, issuer and subject; a conclusion or a plan its number and date; another source its number or subject.',
  },
} as const satisfies Choices<GateItem>;

const citedFields = ['docNumber', 'docDate', 'docIssuer', 'docSubject'] as const;
export type CitedField = (typeof citedFields)[number];

/** What is cited of each ground; of `oneOf` one is enough. An alarm is a record of ours, and what is given directly stands on the word of who gives it. */
export const citedOf: Readonly<Record<OriginKind, { all: readonly CitedField[] } | { oneOf: readonly CitedField[] } | null>> = {
  document: { all: citedFields },
  meeting_conclusion: { all: ['docNumber', 'docDate'] },
  plan: { all: ['docNumber', 'docDate'] },
  citizen_report: { oneOf: ['docNumber', 'docSubject'] },
  incident: { oneOf: ['docNumber', 'docSubject'] },
  press: { oneOf: ['docNumber', 'docSubject'] },
  indicator: { oneOf: ['docNumber', 'docSubject'] },
  alarm: null,
  direct: null,
};

export type GatedField =
  | 'title' | 'leadOrgId' | 'sectorCode' | 'dueAt' | 'reviewEvery' | 'requiredResult' | 'originKind' | CitedField;
/** A task before it is given, or a form half filled in: an empty text counts as nothing. */
export type Gated = Readonly<Record<Exclude<GatedField, 'originKind'> | 'planId', string | null>> & { originKind: Task['originKind'] | null };

export interface MissingItem {
  item: GateItem;
  /** Where to enter it, the first place first. */
  fields: readonly GatedField[];
}

const shortestTitle = 5;

/** Which words of the ground are wanting. A plan that is named by its record is named. */
function uncited(originKind: OriginKind | null, empty: (field: CitedField | 'planId') => boolean): readonly GatedField[] {
  if (originKind === null) return ['originKind'];
  const cited = citedOf[originKind];
  if (cited === null || (originKind === 'plan' && !empty('planId'))) return [];
  if ('all' in cited) return cited.all.filter(empty);
  return cited.oneOf.every(empty) ? cited.oneOf : [];
}

/** What is not clear yet, in the order of the gate; empty = it may be given. */
export function missingForAssign(task: Gated): MissingItem[] {
  const empty = (field: GatedField | 'planId'): boolean => (task[field] ?? '').trim() === '';
  const fieldsOf: Readonly<Record<GateItem, readonly GatedField[]>> = {
    person: empty('leadOrgId') ? ['leadOrgId'] : [],
    work: (task.title ?? '').trim().length < shortestTitle ? ['title'] : [],
    time: empty('dueAt') && empty('reviewEvery') ? ['dueAt', 'reviewEvery'] : [],
    responsibility: empty('sectorCode') ? ['sectorCode'] : [],
    product: empty('requiredResult') ? ['requiredResult'] : [],
    authority: uncited(task.originKind, empty),
  };
  return gateItems.flatMap((item) => (fieldsOf[item].length === 0 ? [] : [{ item, fields: fieldsOf[item] }]));
}
