import type { ReactNode } from 'react';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { requiredEvidenceNames } from '@ioc/shared/task-evidence';
import { originKindNames, reviewCycleNames, type Task } from '@ioc/shared/tasks';
import { Link as RouterLink } from 'react-router-dom';
import { useFormats, useT, useWords } from '#platform/i18n';

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <Typography component="dt" variant="body2" color="textSecondary">{name}</Typography>
    <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>{children}</Typography>
  </>
);

/** What has to come out of it and on whose word. */
export function TaskGrounds({ task }: { task: Task }) {
  const t = useT();
  const words = useWords();
  const { date } = useFormats();
  const kind = words(originKindNames[task.originKind]);
  return (
    <>
      {task.requiredResult && <Fact name={t('tasks.field.requiredResult')}>{task.requiredResult}</Fact>}
      {task.requiredEvidence !== 'none' && <Fact name={t('tasks.field.requiredEvidence')}>{words(requiredEvidenceNames[task.requiredEvidence])}</Fact>}
      <Fact name={t('tasks.field.originKind')}>
        {task.docNumber && task.docDate ? t('tasks.document', { kind, number: task.docNumber, date: date(task.docDate), issuer: task.docIssuer ?? '' }) : kind}
      </Fact>
      {task.planId ? (
        <Fact name={t('tasks.field.plan')}><Link component={RouterLink} to={`/plans/${task.planId}/show`}>{task.planTitle}</Link></Fact>
      ) : (
        task.docSubject && <Fact name={t('tasks.field.docSubject')}>{task.docSubject}</Fact>
      )}
    </>
  );
}

/** The moments beside the due date that matter in the state it is in. */
export function TaskMoments({ task }: { task: Task }) {
  const t = useT();
  const words = useWords();
  const { dateTime } = useFormats();
  const mayReturn = task.returnUntil !== null && (task.state === 'assigned' || task.state === 'received');
  return (
    <>
      {task.dueAt === null && task.reviewAt === null && task.reviewEvery && <Fact name={t('tasks.field.reviewEvery')}>{words(reviewCycleNames[task.reviewEvery])}</Fact>}
      {task.suspendedAt && <Fact name={t('tasks.field.suspendedAt')}>{dateTime(task.suspendedAt)}</Fact>}
      {task.state === 'assigned' && task.receiveBy && <Fact name={t('tasks.field.receiveBy')}>{dateTime(task.receiveBy)}</Fact>}
      {mayReturn && task.returnUntil && <Fact name={t('tasks.field.returnUntil')}>{dateTime(task.returnUntil)}</Fact>}
      {task.firstCompletedAt !== null && task.firstCompletedAt !== task.completedAt && <Fact name={t('tasks.field.firstCompletedAt')}>{dateTime(task.firstCompletedAt)}</Fact>}
    </>
  );
}
