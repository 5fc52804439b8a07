import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { Task } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { AttachmentList } from './AttachmentList';
import { useAttachments } from './useAttachments';

/** All files of a task, whichever line they came with. */
export function AttachmentPanel({ task }: { task: Pick<Task, 'id' | 'version' | 'assignedAt'> }) {
  const t = useT();
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'));
  const { data, error, refetch } = useAttachments(task);
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="task-documents">
      <Typography id="task-documents" variant="subtitle1" component="h3" sx={{ mb: 1, fontWeight: 600 }}>
        {t('attachments.title')}
        {data && data.length > 0 && <Typography component="span" variant="body2" color="textSecondary">{` · ${t('attachments.count', { smart_count: data.length })}`}</Typography>}
      </Typography>
      {error && <Failure error={error} title={t('attachments.loadFailed')} onRetry={() => { void refetch(); }} />}
      {!data && !error && <Skeleton variant="rounded" height={48} />}
      {data?.length === 0 && <Typography variant="body2" color="textSecondary">{t('attachments.none')}. {t('attachments.noneHint')}</Typography>}
      {data && data.length > 0 && <AttachmentList attachments={data} assignedAt={task.assignedAt} hasThumbnails={isWide} />}
    </Paper>
  );
}
