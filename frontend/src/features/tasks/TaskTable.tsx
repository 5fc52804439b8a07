import { useGetList } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ListedTask } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { taskEventNames } from './task.events';
import { TaskDue, TaskStateChip } from './TaskMarks';

const newestFirst = { field: 'assignedAt', order: 'DESC' } as const;
const firstPage = { page: 1, perPage: 25 } as const;

/** The tasks of something else (an asset, an alarm, a sector), newest first. */
export function TaskTable({ filter, none }: { filter: Record<string, unknown>; none: string }) {
  const t = useT();
  useLiveRecords('tasks', taskEventNames);
  const { data, error, isPending, refetch } = useGetList<ListedTask>('tasks', { pagination: firstPage, sort: newestFirst, filter });
  if (isPending) return <Skeleton variant="rounded" height={96} />;
  if (error) return <Failure error={error} title={t('tasks.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (!data || data.length === 0) return <Empty title={none} />;
  return (
    <Table size="small">
      <TableHead>
        <TableRow>
          {(['code', 'title', 'state', 'dueAt'] as const).map((name) => <TableCell key={name}>{t(`tasks.field.${name}`)}</TableCell>)}
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((task) => (
          <TableRow key={task.id}>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{task.code}</TableCell>
            <TableCell><Link component={RouterLink} to={`/tasks/${task.id}/show`}>{task.title}</Link></TableCell>
            <TableCell><TaskStateChip state={task.state} /></TableCell>
            <TableCell><TaskDue task={task} /></TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
