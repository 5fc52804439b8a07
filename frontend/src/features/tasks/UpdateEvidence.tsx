import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Attachment } from '@ioc/shared/attachments';
import type { TaskUpdate } from '@ioc/shared/tasks';
import { AttachmentList } from '#features/attachments';
import { useT } from '#platform/i18n';

interface UpdateEvidenceProps {
  update: TaskUpdate;
  attachments: readonly Attachment[];
  assignedAt: string;
}

/** What a line of the timeline carries besides its text. */
export function UpdateEvidence({ update: { id, difficulties, proposals, overrideReason, evidenceReason }, attachments, assignedAt }: UpdateEvidenceProps) {
  const t = useT();
  const own = attachments.filter(({ updateId }) => updateId === id);
  if (!difficulties && !proposals && !overrideReason && !evidenceReason && own.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 0.5, my: 0.5 }}>
      {overrideReason && <Alert severity="warning" sx={{ py: 0 }}><strong>{t('tasks.evidence.overridden')}</strong> {overrideReason}</Alert>}
      {evidenceReason && <Alert severity="warning" sx={{ py: 0 }}><strong>{t('tasks.evidence.lacked')}</strong> {evidenceReason}</Alert>}
      {difficulties && <Said label={t('tasks.evidence.difficulties')} text={difficulties} />}
      {proposals && <Said label={t('tasks.evidence.proposals')} text={proposals} />}
      {own.length > 0 && <AttachmentList attachments={own} assignedAt={assignedAt} />}
    </Box>
  );
}

const Said = ({ label, text }: { label: string; text: string }) => (
  <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
    <Box component="span" sx={{ color: 'text.secondary' }}>{label}: </Box>{text}
  </Typography>
);
