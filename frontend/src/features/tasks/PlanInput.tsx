import Box from '@mui/material/Box';
import { useInput } from 'ra-core';
import { useT } from '#platform/i18n';
import { PlanPicker } from './PlanPicker';

/** The plan as a filter: one of them, ended ones too, or what belongs to none. */
export function PlanInput({ source, label }: { source: string; label: string }) {
  const t = useT();
  const { field } = useInput<string | null>({ source });
  return (
    <Box sx={{ width: { xs: '100%', sm: 260 } }}>
      <PlanPicker value={field.value ?? ''} onChoose={(id) => field.onChange(id)} label={label} lacking={t('tasks.without.plan')} />
    </Box>
  );
}
