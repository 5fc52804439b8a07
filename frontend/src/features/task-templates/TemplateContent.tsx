import type { ReactNode } from 'react';
import { useGetOne } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import { Box, Link, Paper, Typography } from '@mui/material';
import type { Plan } from '@ioc/shared/plans';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import { requiredEvidenceNames } from '@ioc/shared/task-evidence';
import { originKindNames, reviewCycleNames, taskPriorityNames } from '@ioc/shared/tasks';
import { useOrganisations, useSectors } from '#features/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <Typography component="dt" variant="body2" color="textSecondary">{name}</Typography>
    <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>{children}</Typography>
  </>
);

/** What every task of the template has. */
export function TemplateContent({ template }: { template: TaskTemplate }) {
  const t = useT();
  const words = useWords();
  const { date } = useFormats();
  const sectors = useSectors();
  const { nameOf } = useOrganisations();
  const { title, content, requiredResult, requiredEvidence, priority, sectorCode, originKind, docNumber, docDate, docIssuer, docSubject, planId, leadOrgId, coordinating, checklist, termDays, reviewEvery, recurrence } = template;
  const leads = recurrence?.leadOrgIds ?? (leadOrgId === null ? [] : [leadOrgId]);
  const paper = [docNumber, docDate && date(docDate), docIssuer, docSubject].filter(Boolean).join(', ');
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-label={t('templates.content')}>
      {content && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mb: 2 }}>{content}</Typography>}
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 2fr) minmax(0, 3fr)', sm: 'max-content minmax(0, 1fr)' }, columnGap: 2, rowGap: 1 }}>
        <Fact name={t('templates.field.title')}>{title}</Fact>
        {requiredResult && <Fact name={t('tasks.field.requiredResult')}>{requiredResult}</Fact>}
        {requiredEvidence !== 'none' && <Fact name={t('tasks.field.requiredEvidence')}>{words(requiredEvidenceNames[requiredEvidence])}</Fact>}
        <Fact name={t('tasks.field.originKind')}>{[words(originKindNames[originKind]), paper].filter(Boolean).join(': ')}</Fact>
        {planId !== null && <Fact name={t('tasks.field.plan')}><PlanName id={planId} /></Fact>}
        <Fact name={t('tasks.field.priority')}>{words(taskPriorityNames[priority])}</Fact>
        <Fact name={t('tasks.field.sector')}>{sectors.nameOf(sectorCode)}</Fact>
        {leads.length > 0 && <Fact name={t('tasks.field.lead')}>{leads.map(nameOf).join(', ')}</Fact>}
        {coordinating.length > 0 && (
          <Fact name={t('tasks.field.coordinating')}>
            {coordinating.map(({ orgId, required }) => <Box key={orgId}>{nameOf(orgId)}{required && `: ${required}`}</Box>)}
          </Fact>
        )}
        {recurrence === null && termDays !== null && <Fact name={t('templates.field.termDays')}>{t('templates.termDays', { days: termDays })}</Fact>}
        {recurrence === null && reviewEvery !== null && <Fact name={t('tasks.field.reviewEvery')}>{words(reviewCycleNames[reviewEvery])}</Fact>}
        {checklist.length > 0 && (
          <Fact name={t('checklist.name')}>
            <Box component="ol" sx={{ m: 0, pl: 2.5 }}>{checklist.map((line, n) => <li key={n}>{line}</li>)}</Box>
          </Fact>
        )}
      </Box>
    </Paper>
  );
}

function PlanName({ id }: { id: string }) {
  const { data } = useGetOne<Plan>('plans', { id });
  return <Link component={RouterLink} to={`/plans/${id}/show`}>{data ? `${data.docNumber} – ${data.title}` : '…'}</Link>;
}
