import { useWatch, type UseFormReturn } from 'react-hook-form';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { WorkingClock } from '@ioc/shared/working-time';
import { useFormats, useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { dueAfter, termChoices, termOf, unworked } from './task.terms';
import type { TaskValues } from './task.form';
import { useWorkingSpan } from './useTermNote';

interface DueHelpProps {
  form: UseFormReturn<TaskValues>;
  /** Of whoever leads. */
  clock: WorkingClock;
}

const isInstant = (text: string): boolean => /^\d{4}-.*Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** Terms at one press, and the moment they come to in words; what falls on a day off says so before it is given. */
export function DueHelp({ form, clock }: DueHelpProps) {
  const t = useT();
  const { weekday, dateTime } = useFormats();
  const spanWords = useWorkingSpan();
  const [priority, dueAt] = useWatch({ control: form.control, name: ['priority', 'dueAt'] });
  const terms = termChoices[priority];
  const unit = priority === 'hoa_toc' ? 'hours' : terms[0]?.unit === 'day' ? 'workingDays' : 'workingHours';
  const moment = (at: string | Date) => `${weekday(at)} ${dateTime(at)}`;
  const term = isInstant(dueAt) ? termOf(dueAt, priority, serverNow(), clock) : null;
  const off = isInstant(dueAt) ? unworked(dueAt, priority, clock) : null;
  return (
    // Beneath the due date on a phone, beneath both fields of the line where there is one.
    <Box sx={{ gridColumn: '1 / -1', order: { sm: 1 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75 }} role="group" aria-label={t('tasks.term.choose')}>
        <Typography variant="body2" color="textSecondary">{t(`tasks.term.unit.${unit}`)}</Typography>
        {terms.map((choice) => {
          const due = dueAfter(choice, priority, serverNow(), clock);
          return (
            <Chip
              key={choice.count} label={choice.count} variant="outlined" aria-label={t(`tasks.term.choice.${unit}`, { smart_count: choice.count })} sx={{ minWidth: 40 }}
              onClick={() => form.setValue('dueAt', due, { shouldDirty: true, shouldTouch: true, shouldValidate: true })}
            />
          );
        })}
      </Box>
      {isInstant(dueAt) && (
        <Typography variant="body2" component="p" aria-live="polite" sx={{ m: 0, mt: 0.75 }}>
          <strong>{moment(dueAt)}</strong>
          {term && ` · ${'days' in term ? t('tasks.term.choice.workingDays', { smart_count: term.days }) : t(`tasks.term.left.${priority === 'hoa_toc' ? 'continuous' : 'working'}`, { time: spanWords(term.span) })}`}
        </Typography>
      )}
      {off && (
        <Typography variant="body2" component="p" role="status" sx={{ m: 0, mt: 0.25, color: 'warning.main' }}>
          <span aria-hidden>⚠ </span>
          {t(off.kind === 'off-hours' ? 'tasks.term.offHours' : off.name === null ? 'tasks.term.dayOff' : 'tasks.term.namedDayOff', { name: off.name ?? '', next: moment(off.next) })}
        </Typography>
      )}
    </Box>
  );
}
