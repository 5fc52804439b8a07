import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { farMetres } from '@ioc/shared/attachments';
import { problemSentence } from '@ioc/shared/problem-messages';
import { evidenceFaults, isCarrying, isReporting, missingEvidence, type EvidenceFault } from '@ioc/shared/task-evidence';
import type { ListedTask, TaskStep } from '@ioc/shared/tasks';
import { AttachmentInput, useAttachments, useKeptUploads, type Uploads } from '#features/attachments';
import { isProblem } from '#platform/api';
import { useLocale, useT } from '#platform/i18n';
import { useDraft } from '#platform/drafts';
import type { StepEvidence } from './useTaskStep';

type Draft = ReturnType<typeof useDraft>;

export interface StepEvidenceForm {
  /** What goes along with the step. */
  evidence: () => Omit<StepEvidence, 'children' | 'childrenReason'>;
  /** A file is on its way, or did not arrive. */
  isOpen: boolean;
  /** What lacks of the evidence the task asks for, as far as it is known before the server has looked at the files. */
  fault: EvidenceFault | null;
  /** It lacks, and nobody has said why. */
  isLacking: boolean;
  drop: () => void;
  uploads: Uploads;
  difficulties: Draft;
  proposals: Draft;
  override: Draft;
  reason: Draft;
}

/** Typed words and uploaded files of one step, kept on this device until the step is taken. */
export function useStepEvidence(task: ListedTask, step: TaskStep): StepEvidenceForm {
  const name = `step.${task.id}.${step}`;
  const difficulties = useDraft(`${name}.difficulties`);
  const proposals = useDraft(`${name}.proposals`);
  const override = useDraft(`${name}.override`);
  const reason = useDraft(`${name}.evidence`);
  const isAsked = step === 'submit' && task.requiredEvidence !== 'none';
  const { data: brought } = useAttachments(task, isAsked);
  const files = useKeptUploads(name);
  const { uploads } = files;
  const said = ({ text }: Draft): string | null => text.trim() || null;
  // Until it is known what earlier reports brought, the server alone decides.
  const fault = !isAsked || brought === undefined ? null : missingEvidence(task.requiredEvidence, [...brought.filter(({ isReported }) => isReported), ...uploads.attachments], task.assignedAt);
  return {
    evidence: () => ({
      attachmentIds: files.ids, difficulties: said(difficulties), proposals: said(proposals), overrideReason: said(override),
      evidenceReason: step === 'submit' ? said(reason) : null,
    }),
    isOpen: uploads.isOpen,
    fault,
    isLacking: fault !== null && said(reason) === null,
    drop: () => {
      for (const draft of [difficulties, proposals, override, reason]) draft.drop();
      files.drop();
    },
    uploads, difficulties, proposals, override, reason,
  };
}

interface StepEvidenceFieldsProps {
  step: TaskStep;
  form: StepEvidenceForm;
  refusal: Error | null;
}

/** The fields beside the text of a report; and, once the server has said that an alarm is open, why the task ends all the same. */
export function StepEvidenceFields({ step, form, refusal }: StepEvidenceFieldsProps) {
  const t = useT();
  const locale = useLocale();
  const { difficulties, proposals, override, reason, uploads, fault } = form;
  const isAlarmOpen = isProblem(refusal, 'task.alarm-still-open') || override.isKept;
  const isEvidenceRefused = evidenceFaults.some((one) => isProblem(refusal, `task.evidence-${one}`));
  const field = (draft: Draft, label: string) => (
    <TextField
      label={label} value={draft.text} onChange={(event) => draft.setText(event.target.value)} multiline maxRows={8} fullWidth
      slotProps={{ htmlInput: { maxLength: 2_000 } }}
    />
  );
  return (
    <>
      {isAlarmOpen && field(override, t('tasks.evidence.override'))}
      {isReporting(step) && field(difficulties, t('tasks.evidence.difficulties'))}
      {isReporting(step) && field(proposals, t('tasks.evidence.proposals'))}
      {isCarrying(step) && <AttachmentInput {...uploads} />}
      {fault !== null && <Alert severity="info">{problemSentence(`task.evidence-${fault}`, { metres: farMetres }, locale)}</Alert>}
      {(fault !== null || isEvidenceRefused || reason.isKept) && field(reason, t('tasks.evidence.reason'))}
      {form.isOpen && <Alert severity="info">{t('tasks.evidence.open')}</Alert>}
    </>
  );
}
