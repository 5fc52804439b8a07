import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { refuseChild, type TaskFamily, type TaskKin } from '@ioc/shared/task-children';
import type { Task } from '@ioc/shared/tasks';
import { http, useMe } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { TaskForm } from './TaskForm';
import { TaskDue, TaskProgress, TaskStateChip } from './TaskMarks';

/** The larger task this one is part of, and the smaller ones it was broken down into, as deep as the reader sees. */
export function TaskChildren({ task }: { task: Task }) {
  const t = useT();
  const me = useMe();
  const { percent } = useFormats();
  const [isGiving, setGiving] = useState(false);
  // Beneath `tasks`, so that whatever happens to any of them makes it ask again.
  const { data: family, error, refetch } = useQuery({
    queryKey: ['tasks', 'family', task.id], queryFn: () => http<TaskFamily>('GET', `/tasks/${task.id}/family`), placeholderData: (old) => old,
  });
  if (error) return <Failure error={error} title={t('children.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (!family) return null;
  const mayGive = me !== null && !family.isDeepest && refuseChild(task, me) === null;
  if (family.ancestors.length === 0 && family.descendants.length === 0 && !mayGive) return null;
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="task-children">
      <Typography id="task-children" variant="subtitle1" component="h3" sx={{ mb: 1, fontWeight: 600 }}>{t('children.name')}</Typography>
      {family.ancestors.length > 0 && (
        <Typography variant="body2" component="p" color="textSecondary" sx={{ mb: 1, overflowWrap: 'anywhere' }}>
          {t('children.of')}{' '}
          {family.ancestors.map(({ id, code, title }, index) => (
            <span key={id}>{index > 0 && ' › '}<Link component={RouterLink} to={`/tasks/${id}/show`}>{code} {title}</Link></span>
          ))}
        </Typography>
      )}
      {family.percent !== null && (
        <Box sx={{ mb: 1.5 }}>
          <Typography variant="body2">{t('children.progress', { children: percent(family.percent, 0), own: percent(task.progressPercent, 0) })}</Typography>
          <Typography variant="caption" color="textSecondary">{t('children.explain')}</Typography>
        </Box>
      )}
      {family.descendants.length > 0 ? <Branch parentId={task.id} all={family.descendants} /> : <Typography variant="body2" color="textSecondary">{t('children.none')}</Typography>}
      {mayGive && <Button variant="outlined" size="small" sx={{ mt: 1.5, minHeight: { xs: 44, md: 0 } }} onClick={() => setGiving(true)}>{t('children.give')}</Button>}
      {isGiving && <TaskForm origin={null} parent={task} onClose={() => setGiving(false)} onAssigned={() => { void refetch(); }} />}
    </Paper>
  );
}

function Branch({ parentId, all }: { parentId: string; all: readonly TaskKin[] }) {
  const own = all.filter((kin) => kin.parentId === parentId);
  if (own.length === 0) return null;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, '& ul': { pl: 2, mt: 1, borderLeft: 2, borderColor: 'divider' }, '& li + li': { mt: 1.25 } }}>
      {own.map((kin) => (
        <li key={kin.id}>
          <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>{kin.code}</Typography>
            <TaskStateChip state={kin.state} />
            <TaskDue task={kin} />
          </Stack>
          <Link component={RouterLink} to={`/tasks/${kin.id}/show`} color="textPrimary" underline="hover" variant="body2" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{kin.title}</Link>
          <Stack direction="row" sx={{ gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
            <Typography variant="body2" color="textSecondary">{[kin.leadOrgName, kin.focalName].filter(Boolean).join(' · ')}</Typography>
            <TaskProgress percent={kin.progressPercent} />
          </Stack>
          <Branch parentId={kin.id} all={all} />
        </li>
      ))}
    </Box>
  );
}
