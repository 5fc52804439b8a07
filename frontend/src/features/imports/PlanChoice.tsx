import { Box, FormControlLabel, Link, MenuItem, Radio, RadioGroup, TextField } from '@mui/material';
import type { Plan } from '@ioc/shared/plans';
import { useGetList } from 'ra-core';
import { apiUrl } from '#platform/api';
import { useT } from '#platform/i18n';

const all = { page: 1, perPage: 200 } as const;
const newestFirst = { field: 'docDate', order: 'DESC' } as const;

export interface ChosenPlan {
  planId: string;
  asDraft: boolean;
}

/** Of a file of tasks: which plan they belong to, and whether they are prepared or given. */
export function PlanChoice({ chosen, onChoose }: { chosen: ChosenPlan; onChoose: (next: ChosenPlan) => void }) {
  const t = useT();
  const { data: plans = [] } = useGetList<Plan>('plans', { pagination: all, sort: newestFirst });
  const isKnown = plans.some(({ id }) => id === chosen.planId);
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <TextField
        select size="small" fullWidth required label={t('imports.plan')} value={isKnown ? chosen.planId : ''} onChange={({ target }) => onChoose({ ...chosen, planId: target.value })}
        helperText={<Link href={apiUrl('/imports/tasks/template')} download>{t('imports.template')}</Link>}
      >
        {plans.map(({ id, docNumber, title }) => <MenuItem key={id} value={id} sx={{ whiteSpace: 'normal' }}>{docNumber}: {title}</MenuItem>)}
      </TextField>
      <DraftChoice asDraft={chosen.asDraft} onChange={(asDraft) => onChoose({ ...chosen, asDraft })} />
    </Box>
  );
}

export function DraftChoice({ asDraft, onChange }: { asDraft: boolean; onChange: (asDraft: boolean) => void }) {
  const t = useT();
  return (
    <RadioGroup row aria-label={t('imports.how')} value={asDraft ? 'draft' : 'give'} onChange={(_, value) => onChange(value === 'draft')}>
      <FormControlLabel value="draft" control={<Radio size="small" />} label={t('imports.asDraft')} />
      <FormControlLabel value="give" control={<Radio size="small" />} label={t('imports.give')} />
    </RadioGroup>
  );
}
