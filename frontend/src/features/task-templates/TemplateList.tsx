import { useState } from 'react';
import { useListContext } from 'ra-core';
import { DataTable, List, SearchInput, TopToolbar } from 'ra-ui-materialui';
import { Link as RouterLink } from 'react-router-dom';
import Add from '@mui/icons-material/Add';
import { Button, Link, ToggleButton, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { templateState, templateStateNames, type TaskTemplate } from '@ioc/shared/task-templates';
import { useSectors } from '#features/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { denseRows, frameless, listToolbar, oneLine, roomy, wideWords } from '#ui/listLook';
import { RecordCards } from '#ui/RecordCards';
import { StatusChip } from '#ui/StatusChip';
import { stateTones, templateEvents } from './template.events';
import { useNextOf, useRecurrenceText } from './useRecurrence';

const byName = { field: 'name', order: 'ASC' } as const;
const inUse = { state: ['plain', 'recurring', 'paused', 'stopped'] } as const;
const all = {} as const;

/** The templates of one's office: what is given when needed, and what comes round by itself with its next date. */
export function TemplateList() {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const [isWithEnded, setWithEnded] = useState(false);
  useLiveRecords('task-templates', templateEvents);
  const search = <SearchInput key="q" source="q" alwaysOn placeholder={t('templates.search')} slotProps={{ htmlInput: { 'aria-label': t('templates.search') } }} />;
  return (
    <List
      resource="task-templates" sx={frameless} title={t('templates.name')} filters={[search]} filter={isWithEnded ? all : inUse} sort={byName} perPage={25} exporter={false} empty={false}
      actions={(
        <TopToolbar sx={listToolbar}>
          <ToggleButton value="ended" size="small" selected={isWithEnded} onChange={() => setWithEnded(!isWithEnded)}>{t('templates.withEnded')}</ToggleButton>
          <CreateButton />
        </TopToolbar>
      )}
    >
      {isPhone ? <TemplateCards /> : <TemplateTable />}
    </List>
  );
}

const CreateButton = () => {
  const t = useT();
  return <Button size="small" variant="contained" startIcon={<Add />} component={RouterLink} to="/task-templates/create">{t('templates.create')}</Button>;
};

function NoTemplates() {
  const t = useT();
  const { error, refetch, filterValues } = useListContext<TaskTemplate>();
  if (error) return <Failure error={error} title={t('templates.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (Object.keys(filterValues as object).length > 0) return <Empty title={t('templates.noneFound')} />;
  return <Empty title={t('templates.none')} text={t('templates.noneHint')} action={<CreateButton />} />;
}

export function TemplateStateChip({ template }: { template: TaskTemplate }) {
  const words = useWords();
  const state = templateState(template);
  return <StatusChip tone={stateTones[state]} label={words(templateStateNames[state])} />;
}

function NextDate({ template }: { template: TaskTemplate }) {
  const t = useT();
  const { date } = useFormats();
  const next = useNextOf(template);
  if (next) return t('templates.nextDue', { date: date(next.dueOn) });
  return templateState(template) === 'recurring' ? t('templates.noNext') : '–';
}

function TemplateTable() {
  const t = useT();
  const { date } = useFormats();
  const sectors = useSectors();
  const rhythm = useRecurrenceText();
  return (
    <DataTable<TaskTemplate> bulkActionButtons={false} rowClick="show" size="small" empty={<NoTemplates />} sx={denseRows}>
      <DataTable.Col<TaskTemplate> source="code" label={t('templates.field.code')} sx={oneLine} />
      <DataTable.Col<TaskTemplate>
        source="name" label={t('templates.field.name')} sx={roomy}
        render={({ name, recurrence }) => (
          <>
            <Typography variant="body2" sx={{ fontWeight: 500, lineHeight: 1.35 }}>{name}</Typography>
            {recurrence && <Typography variant="caption" component="div" color="textSecondary">{rhythm(recurrence)}</Typography>}
          </>
        )}
      />
      <DataTable.Col<TaskTemplate> label={t('templates.field.state')} render={(template) => <TemplateStateChip template={template} />} />
      <DataTable.Col<TaskTemplate> label={t('templates.field.next')} sx={oneLine} render={(template) => <NextDate template={template} />} />
      <DataTable.Col<TaskTemplate> source="lastPeriodOn" label={t('templates.field.lastPeriodOn')} sx={oneLine} render={({ lastPeriodOn }) => (lastPeriodOn === null ? '–' : date(lastPeriodOn))} />
      <DataTable.Col<TaskTemplate> label={t('templates.field.sector')} sx={wideWords} render={({ sectorCode }) => sectors.nameOf(sectorCode)} />
    </DataTable>
  );
}

function TemplateCards() {
  const t = useT();
  const rhythm = useRecurrenceText();
  return (
    <RecordCards<TaskTemplate>
      none={<NoTemplates />}
      card={(template) => (
        <>
          <Link component={RouterLink} to={`/task-templates/${template.id}/show`} color="textPrimary" underline="hover" sx={{ fontWeight: 600 }}>{template.name}</Link>
          {template.recurrence && <Typography variant="body2" color="textSecondary">{rhythm(template.recurrence)}</Typography>}
          <Typography variant="body2" component="div" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <TemplateStateChip template={template} />
            {templateState(template) === 'recurring' && <span>{t('templates.field.next')}: <NextDate template={template} /></span>}
          </Typography>
        </>
      )}
    />
  );
}
