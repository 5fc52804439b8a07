import { Box, LinearProgress, Link as TextLink, Paper, Skeleton, Tooltip, Typography } from '@mui/material';
import type { Sector, SectorFigures } from '@ioc/shared/sectors';
import type { CountedFilter } from '@ioc/shared/task-statistics';
import { doneTaskStates, openTaskStates } from '@ioc/shared/tasks';
import { useGetList } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { Link } from 'react-router-dom';
import { useCan } from '#platform/api';
import { useFormats, useLocale, useT } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { toneColour, type Tone } from '#ui/StatusChip';
import { taskListLink } from '#ui/taskListLink';
import { SectorIcon } from './SectorIcon';
import { useSectorFigures } from './useSectorFigures';

interface CountProps {
  label: string;
  count: number;
  tone?: Tone;
  to: string | null;
}

function Count({ label, count, tone, to }: CountProps) {
  const { number } = useFormats();
  const content = (
    <>
      <Box
        component="span"
        sx={{
          display: 'block', fontSize: '1.25rem', fontWeight: 600, lineHeight: 1.2, fontVariantNumeric: 'tabular-nums',
          color: (theme) => (tone && count > 0 ? toneColour(theme, tone) : theme.palette.text.primary),
        }}
      >
        {number(count)}
      </Box>
      <Typography component="span" variant="caption" sx={{ display: 'block', color: 'text.secondary', lineHeight: 1.3 }}>{label}</Typography>
    </>
  );
  return to ? <TextLink component={Link} to={to} underline="hover" color="text.primary">{content}</TextLink> : <div>{content}</div>;
}

/** The counts of one sector, each the way to the tasks it counts. */
export function SectorCounts({ sector, figures }: { sector: Sector; figures: SectorFigures }) {
  const t = useT();
  const canSeeTasks = useCan('task:read');
  const link = (filter: CountedFilter): string | null =>
    canSeeTasks ? taskListLink({ sectorCode: sector.code, ...filter }) : null;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, auto)', justifyContent: 'space-between', gap: 1 }}>
      <Count label={t('sectors.open')} count={figures.open} to={link({ state: [...openTaskStates] })} />
      <Count label={t('sectors.dueSoon')} count={figures.dueSoon} tone="warn" to={link({ deadline: ['due_soon'] })} />
      <Count label={t('sectors.overdue')} count={figures.overdue} tone="bad" to={link({ deadline: ['overdue'] })} />
      <Count label={t('sectors.done')} count={figures.done} to={link({ state: [...doneTaskStates] })} />
    </Box>
  );
}

export function Completion({ percent: share }: { percent: number | null }) {
  const t = useT();
  const { percent } = useFormats();
  if (share === null) return <Typography variant="caption" sx={{ color: 'text.secondary' }}>{t('sectors.noneDue')}</Typography>;
  return (
    <Tooltip title={t('sectors.completionHint')}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr auto', alignItems: 'center', columnGap: 1 }}>
        <LinearProgress variant="determinate" value={share} aria-label={t('sectors.completion')} sx={{ height: 6, borderRadius: 3 }} />
        <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{percent(share)}</Typography>
      </Box>
    </Tooltip>
  );
}

function SectorCard({ sector, figures }: { sector: Sector; figures: SectorFigures | undefined }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Paper component="li" sx={{ p: 1.5, display: 'grid', gap: 1.25, alignContent: 'space-between' }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 1.25, alignItems: 'start' }}>
        <SectorIcon name={sector.icon} />
        <div>
          <TextLink component={Link} to={`/sectors/${encodeURIComponent(sector.code)}/show`} color="text.primary" underline="hover" sx={{ fontWeight: 600 }}>
            {locale === 'vi' ? sector.nameVi : sector.nameEn}
          </TextLink>
          <Typography variant="caption" component="div" noWrap sx={{ color: 'text.secondary' }}>
            {sector.ownerOrgName ? t('sectors.owner', { name: sector.ownerOrgName }) : sector.code}
          </Typography>
        </div>
      </Box>
      {figures ? (
        <>
          <SectorCounts sector={sector} figures={figures} />
          <Completion percent={figures.completionPercent} />
        </>
      ) : <Skeleton variant="rounded" height={74} />}
    </Paper>
  );
}

/** The monitored sectors and how their tasks stand, in the order of the province's list. */
export function SectorList() {
  const t = useT();
  const { data: sectors, error, isPending, refetch } = useGetList<Sector & { id: string }>('sectors', {
    pagination: { page: 1, perPage: 100 }, sort: { field: 'order', order: 'ASC' },
  });
  const figures = useSectorFigures();
  const byCode = new Map(figures.data?.map((row) => [row.code, row]));
  const failure = error ?? figures.error;
  return (
    <>
      <Title title={t('app.menu.sectors')} preferenceKey={false} />
      {failure && (
        <Failure
          error={failure} title={t('sectors.loadFailed')}
          onRetry={() => {
            void refetch();
            void figures.refetch();
          }}
        />
      )}
      {isPending && <Skeleton variant="rounded" height={240} />}
      {sectors?.length === 0 && <Empty title={t('sectors.none')} />}
      <Box component="ul" sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(310px, 100%), 1fr))', gap: 1.5, m: 0, p: 0, listStyle: 'none' }}>
        {sectors?.map((sector) => <SectorCard key={sector.code} sector={sector} figures={byCode.get(sector.code)} />)}
      </Box>
    </>
  );
}
