/** The words of a task that follow from its others. */
import { inSentence } from './organisations.js';
import type { SeedTask } from './types.js';

export function contentOf({ title, requiredResult, dueAt }: Pick<SeedTask, 'title' | 'requiredResult' | 'dueAt'>): string {
  const deadline = `${dueAt.slice(8, 10)}/${dueAt.slice(5, 7)}/${dueAt.slice(0, 4)}`;
  return [`${title}.`, `Kết quả yêu cầu: ${inSentence(requiredResult)}.`, `Báo cáo về Trung tâm IOC trước 17 giờ ngày ${deadline}.`].join(' ');
}

export const resultOf = ({ requiredResult }: Pick<SeedTask, 'requiredResult'>): string => `Đã hoàn thành: ${inSentence(requiredResult)}.`;
