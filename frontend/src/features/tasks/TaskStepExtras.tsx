import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { qualities, qualityFactors, qualityNames, timeliness, workingDaysLate, type Quality } from '@ioc/shared/task-score';
import { clockFor, type ListedTask } from '@ioc/shared/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';
import { OrganisationPicker } from './OrganisationPicker';
import { useLeadClock, useOrganisations } from './useTaskChoices';

interface QualityFieldProps {
  task: ListedTask;
  value: Quality | null;
  onChange: (quality: Quality) => void;
}

/** The four qualities, and what each makes of this result: whoever judges sees the score before giving it. */
export function QualityField({ task, value, onChange }: QualityFieldProps) {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  const clock = clockFor(task.priority, useLeadClock(task.leadOrgId));
  const late = task.dueAt === null || task.completedAt === null ? 0 : workingDaysLate(new Date(task.dueAt), new Date(task.completedAt), clock);
  const time = timeliness({ isDone: true, workingDaysLate: late });
  return (
    <Box>
      <Typography id="task-quality" variant="body2" color="textSecondary" sx={{ mb: 0.75 }}>{t('tasks.evaluation.quality')}</Typography>
      <ToggleButtonGroup
        exclusive orientation="vertical" fullWidth size="small" color="primary" value={value} aria-labelledby="task-quality"
        onChange={(_, quality: Quality | null) => { if (quality) onChange(quality); }}
      >
        {qualities.map((quality) => (
          <ToggleButton key={quality} value={quality} sx={{ justifyContent: 'flex-start', gap: 1.5, minHeight: 44, textAlign: 'left' }}>
            <Box component="span" sx={{ fontWeight: 700, width: 16 }}>{quality}</Box>
            <Box component="span" sx={{ flex: 1 }}>{words(qualityNames[quality])}</Box>
            <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{t('tasks.evaluation.points', { score: number(time * qualityFactors[quality], 2) })}</Box>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75 }}>
        {late === 0 ? t('tasks.evaluation.onTime', { points: number(time) }) : t('tasks.evaluation.late', { smart_count: late, points: number(time) })}
      </Typography>
    </Box>
  );
}

interface NewLeadFieldProps {
  task: ListedTask;
  value: string;
  onChange: (orgId: string) => void;
}

const canLead = { canLeadTask: true } as const;

/** Anybody who may lead but whoever returned it. */
export function NewLeadField({ task, value, onChange }: NewLeadFieldProps) {
  const t = useT();
  const { organisations } = useOrganisations(canLead);
  return <OrganisationPicker organisations={organisations.filter(({ id }) => id !== task.leadOrgId)} value={value} onChange={onChange} label={t('tasks.field.newLead')} />;
}
