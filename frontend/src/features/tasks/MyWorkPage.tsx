import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { waitingKindNames, type WaitingGroup, type WaitingKind } from '@ioc/shared/task-waiting';
import { openTaskStates } from '@ioc/shared/tasks';
import { useCan, useMe } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useLinkState } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { PageTitle } from '#ui/PageTitle';
import { toneColour, type Tone } from '#ui/StatusChip';
import { listOf } from './my-work.links';
import { MyWorkRow } from './MyWorkRow';
import { useWaiting } from './useWaiting';

const tones: Readonly<Partial<Record<WaitingKind, Tone>>> = { overdue: 'bad', rework: 'bad', due_today: 'warn', due_week: 'warn', review: 'warn', evaluation: 'work', returned: 'warn', appeal: 'warn' };
type Whose = 'unit' | 'me';

/** An officer's first page in the morning: what waits for me and my unit, the most urgent first, each with what to do about it. */
export function MyWorkPage() {
  const t = useT();
  const me = useMe();
  const doesTasks = useCan('task:report');
  const [of, setOf] = useState<Whose>('unit');
  const { data, error, isPending, refetch } = useWaiting(of === 'me' && me ? me.id : null);
  const groups = data?.groups ?? [];
  return (
    <Box sx={{ maxWidth: 1280, width: '100%', mx: 'auto' }}>
      <PageTitle title={t('myWork.name')} />
      <OfflineNotice />
      <Stack direction="row" sx={{ gap: 1, mb: 1.5, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}>
        <Typography variant="h6" component="p" role="status">{data ? t('myWork.count', { smart_count: data.total }) : '…'}</Typography>
        {doesTasks && (
          <ToggleButtonGroup
            exclusive size="small" value={of} aria-label={t('myWork.whose')}
            onChange={(_, next: Whose | null) => { if (next) setOf(next); }}
          >
            <ToggleButton value="unit" sx={forThumbs}>{t('myWork.ofUnit')}</ToggleButton>
            <ToggleButton value="me" sx={forThumbs}>{t('myWork.asFocal')}</ToggleButton>
          </ToggleButtonGroup>
        )}
      </Stack>
      {isPending && <Skeleton variant="rounded" height={180} />}
      {error && !data && <Failure error={error} title={t('myWork.loadFailed')} onRetry={() => { void refetch(); }} />}
      {groups.length > 1 && <Kinds groups={groups} />}
      {data && groups.length === 0 && <Empty title={t('myWork.none')} text={t('myWork.noneHint')} />}
      <Stack sx={{ gap: 2.5 }}>{groups.map((group) => <Group key={group.kind} group={group} focalUserId={of === 'me' && me ? me.id : null} />)}</Stack>
      {doesTasks && me?.orgId && (
        <Button component={RouterLink} to={listOf({ leadOrgId: me.orgId, state: [...openTaskStates] })} sx={{ ...forThumbs, mt: 2 }}>{t('myWork.unitTasks')}</Button>
      )}
    </Box>
  );
}

const forThumbs = { minHeight: { xs: 44, md: 0 } } as const;

const headingOf = (kind: WaitingKind): string => `my-work-${kind}`;

/** How much of each, and the way down to it: on a phone a line that a thumb pushes along. */
function Kinds({ groups }: { groups: readonly WaitingGroup[] }) {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  return (
    <Stack component="nav" direction="row" aria-label={t('myWork.kinds')} sx={{ gap: 1, mb: 2, overflowX: 'auto', pb: 0.5 }}>
      {groups.map(({ kind, total }) => (
        <Chip
          key={kind} variant="outlined" label={`${words(waitingKindNames[kind])} · ${number(total)}`} sx={{ flex: 'none', height: { xs: 44, md: 28 } }}
          onClick={() => document.getElementById(headingOf(kind))?.scrollIntoView({ block: 'start' })}
        />
      ))}
    </Stack>
  );
}

function Group({ group: { kind, total, tasks }, focalUserId }: { group: WaitingGroup; focalUserId: string | null }) {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  return (
    <Box component="section" aria-labelledby={headingOf(kind)}>
      <Stack direction="row" sx={{ gap: 1, mb: 1, alignItems: 'baseline', justifyContent: 'space-between' }}>
        <Typography id={headingOf(kind)} variant="subtitle1" component="h2" sx={{ fontWeight: 600, scrollMarginTop: 8 }}>
          {words(waitingKindNames[kind])}{' '}
          <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', color: (theme) => toneColour(theme, tones[kind] ?? 'quiet') }}>{number(total)}</Box>
        </Typography>
        {total > tasks.length && (
          <Button component={RouterLink} to={listOf({ waiting: [kind], ...(focalUserId === null ? {} : { focalUserId }) })} size="small" sx={forThumbs}>
            {t('myWork.all', { total: number(total) })}
          </Button>
        )}
      </Stack>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(auto-fill, minmax(380px, 1fr))' } }}>
        {tasks.map((task) => <li key={task.id}><MyWorkRow task={task} kind={kind} /></li>)}
      </Box>
    </Box>
  );
}

/** Of when the figures are the banner above says; here it matters that nothing typed is lost. */
function OfflineNotice() {
  const t = useT();
  const { state } = useLinkState();
  if (state !== 'offline' && state !== 'down') return null;
  return <Alert severity="warning" sx={{ mb: 1.5 }}>{t('myWork.offline')}</Alert>;
}
