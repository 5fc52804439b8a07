import { farMetres } from '@ioc/shared/attachments';
import { missingEvidence } from '@ioc/shared/task-evidence';
import { taskPlace } from '@ioc/shared/tasks';
import type { StepTaken } from '#features/tasks';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/http';
import { attachmentSelect, toAttachment, type AttachmentRecord } from './attachments.queries.js';

/**
 * A result is submitted with the evidence its task asks for, or with a reason that stays on record. What earlier reports
 * brought counts as well. Asked once the files of the step are bound: only then is it known how far they lie from the task.
 */
export async function requireEvidence(tx: Tx, { task, updateId, input: { step, evidenceReason } }: StepTaken): Promise<void> {
  if (step !== 'submit' || task.requiredEvidence === 'none') return;
  const rows = await tx.query<AttachmentRecord>(`${attachmentSelect} where p.task_id = $1`, [task.id]);
  const reported = rows.map(toAttachment).filter(({ isReported }) => isReported);
  const fault = missingEvidence(task.requiredEvidence, reported, task.assignedAt);
  if (fault === null) return;
  if (!evidenceReason) throw new Problem(`task.evidence-${fault}`, { metres: farMetres });
  await tx.query(`update task_updates set evidence_reason = $2 where id = $1`, [updateId, evidenceReason]);
  tx.record('evidence.requirement-overridden', { id: task.id, code: task.code, required: task.requiredEvidence, fault, reason: evidenceReason }, taskPlace(task));
}
