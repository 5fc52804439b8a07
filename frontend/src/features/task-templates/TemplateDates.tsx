import { Alert, Box, Paper, Typography } from '@mui/material';
import type { Recurrence } from '@ioc/shared/recurrence';
import type { TaskPriority } from '@ioc/shared/tasks';
import { useFormats, useT } from '#platform/i18n';
import { useNext } from './useRecurrence';

const shown = 5;

interface TemplateDatesProps {
  recurrence: Recurrence;
  priority: TaskPriority;
  /** Nothing is given for the time being: these are the dates there would be. */
  isResting: boolean;
}

/** The next five: when each is given and due. What was moved off a day nobody works on says from where. */
export function TemplateDates({ recurrence, priority, isResting }: TemplateDatesProps) {
  const t = useT();
  const { date, weekday } = useFormats();
  const next = useNext(recurrence, priority, shown);
  if (next === null) return null;
  // The last working day is moved to by its nature, and says nothing new.
  const isLastWorkingDay = recurrence.rhythm.every !== 'week' && recurrence.rhythm.day === null;
  const day = (at: string | Date) => `${weekday(at)}, ${date(at)}`;
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="template-dates">
      <Typography id="template-dates" variant="subtitle1" component="h3" sx={{ fontWeight: 600, mb: 1 }}>{t('templates.dates')}</Typography>
      {isResting && <Alert severity="info" sx={{ mb: 1 }}>{t('templates.resting')}</Alert>}
      {next.length === 0 && <Typography variant="body2" color="textSecondary">{t('templates.noNext')}</Typography>}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {next.map(({ periodOn, dueOn, giveAt }) => (
          <Box component="li" key={periodOn} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2 }}>
            <Typography variant="body2" sx={{ fontWeight: 500 }}>{t('templates.due', { date: day(dueOn) })}</Typography>
            <Typography variant="body2" color="textSecondary">{t('templates.give', { date: day(giveAt) })}</Typography>
            {periodOn !== dueOn && !isLastWorkingDay && <Typography variant="caption" color="textSecondary" sx={{ gridColumn: '1 / -1' }}>{t('templates.moved', { date: day(periodOn) })}</Typography>}
          </Box>
        ))}
      </Box>
    </Paper>
  );
}
