import { useState } from 'react';
import { useListContext, useRedirect } from 'ra-core';
import { DataTable, List, SearchInput, TopToolbar } from 'ra-ui-materialui';
import { Link as RouterLink } from 'react-router-dom';
import Add from '@mui/icons-material/Add';
import { Button, Link, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { nowhere } from '@ioc/shared/access';
import type { Plan } from '@ioc/shared/plans';
import { completionPercent } from '@ioc/shared/task-score';
import { doneOf, totalOf, type TaskCounts } from '@ioc/shared/task-statistics';
import { SharesBar } from '#features/task-statistics';
import { useCan } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, listToolbar, oneLine, roomy, twoLines, wideWords } from '#ui/listLook';
import { RecordCards } from '#ui/RecordCards';
import { PlanDialog } from './PlanDialog';
import { usePlanCounts } from './usePlanCounts';

const newestFirst = { field: 'docDate', order: 'DESC' } as const;
export const planEvents = ['plan.created', 'plan.updated'] as const;

/** The plans of the province, the newest first, each with how its tasks stand. */
export function PlanList() {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  useLiveRecords('plans', planEvents);
  const search = <SearchInput key="q" source="q" alwaysOn placeholder={t('plans.search')} slotProps={{ htmlInput: { 'aria-label': t('plans.search') } }} />;
  return (
    <List
      resource="plans" sx={frameless} title={t('plans.name')} filters={[search]} sort={newestFirst} perPage={25} exporter={false} empty={false}
      actions={<TopToolbar sx={listToolbar}><CreateButton /></TopToolbar>}
    >
      {isPhone ? <PlanCards /> : <PlanTable />}
    </List>
  );
}

function CreateButton() {
  const t = useT();
  const redirect = useRedirect();
  const mayWrite = useCan('task:decide', nowhere);
  const [isCreating, setCreating] = useState(false);
  if (!mayWrite) return null;
  return (
    <>
      <Button size="small" variant="contained" startIcon={<Add />} onClick={() => setCreating(true)}>{t('plans.create')}</Button>
      {isCreating && <PlanDialog plan={null} onClose={() => setCreating(false)} onSaved={({ id }) => redirect('show', 'plans', id)} />}
    </>
  );
}

function NoPlans() {
  const t = useT();
  const { error, refetch, filterValues } = useListContext<Plan>();
  if (error) return <Failure error={error} title={t('plans.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (Object.keys(filterValues as object).length > 0) return <Empty title={t('plans.noneFound')} />;
  return <Empty title={t('plans.none')} text={t('plans.noneHint')} action={<CreateButton />} />;
}

/** Of what was due; nothing is said where nothing was. */
function useCompletion(): (counts: TaskCounts | undefined) => string {
  const { percent } = useFormats();
  return (counts) => {
    const share = counts ? completionPercent({ done: doneOf(counts), overdue: counts.overdue }) : null;
    return share === null ? '–' : percent(share);
  };
}

function PlanTable() {
  const t = useT();
  const { date, number } = useFormats();
  const completion = useCompletion();
  const counts = usePlanCounts();
  return (
    <DataTable<Plan> bulkActionButtons={false} rowClick="show" size="small" empty={<NoPlans />} sx={denseRows}>
      <DataTable.Col<Plan> source="docNumber" label={t('plans.field.docNumber')} sx={oneLine} />
      <DataTable.Col<Plan> source="docDate" label={t('plans.field.docDate')} sx={oneLine} render={({ docDate }) => date(docDate)} />
      <DataTable.Col<Plan>
        source="title" label={t('plans.field.title')} sx={roomy}
        render={({ title }) => <Typography variant="body2" title={title} sx={{ fontWeight: 500, lineHeight: 1.35, ...twoLines }}>{title}</Typography>}
      />
      <DataTable.Col<Plan> label={t('plans.field.issuer')} sx={wideWords} render={({ issuer }) => issuer} />
      <DataTable.Col<Plan> align="right" label={t('plans.total')} render={({ id }) => number(counts?.get(id) ? totalOf(counts.get(id) as TaskCounts) : 0)} />
      <DataTable.Col<Plan> label={t('plans.shares')} sx={{ minWidth: 140 }} render={({ id }) => <Shares counts={counts?.get(id)} />} />
      <DataTable.Col<Plan> align="right" label={t('plans.overdue')} render={({ id }) => number(counts?.get(id)?.overdue ?? 0)} />
      <DataTable.Col<Plan> align="right" label={t('plans.completion')} render={({ id }) => completion(counts?.get(id))} />
    </DataTable>
  );
}

const Shares = ({ counts }: { counts: TaskCounts | undefined }) => (counts && totalOf(counts) > 0 ? <SharesBar counts={counts} /> : null);

function PlanCards() {
  const t = useT();
  const { date, number } = useFormats();
  const completion = useCompletion();
  const counts = usePlanCounts();
  return (
    <RecordCards<Plan>
      none={<NoPlans />}
      card={({ id, title, docNumber, docDate }) => {
        const own = counts?.get(id);
        return (
          <>
            <Link component={RouterLink} to={`/plans/${id}/show`} color="textPrimary" underline="hover" sx={{ fontWeight: 600 }}>{title}</Link>
            <Typography variant="body2" color="textSecondary">{docNumber} · {date(docDate)}</Typography>
            <Shares counts={own} />
            <Typography variant="body2">{t('plans.total')}: {number(own ? totalOf(own) : 0)} · {t('plans.completion')}: {completion(own)}</Typography>
          </>
        );
      }}
    />
  );
}
