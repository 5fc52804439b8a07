import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { ExtensionStep } from '@ioc/shared/task-extensions';
import type { ListedTask } from '@ioc/shared/tasks';
import { useFormats, useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { DateTimeField } from '#ui/DateTimeField';
import { fits } from './task.extensions';
import { dueAfter, termChoices, unworked } from './task.terms';
import { useAdded } from './useAdded';
import { useLeadClock } from './useTaskChoices';

interface ExtensionDueProps {
  task: ListedTask;
  step: ExtensionStep;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** Another due date, a later one where more time is asked for: so many working days more at one press, counted from now where the present one is over, and what the chosen date adds. */
export function ExtensionDue({ task, step, value, onChange }: ExtensionDueProps) {
  const t = useT();
  const { weekday, dateTime } = useFormats();
  const clock = useLeadClock(task.leadOrgId);
  const added = useAdded(task);
  const { dueAt, priority } = task;
  const now = serverNow();
  const terms = termChoices[priority];
  const unit = priority === 'hoa_toc' ? 'hours' : terms[0]?.unit === 'day' ? 'workingDays' : 'workingHours';
  const from = dueAt === null || Date.parse(dueAt) < now.getTime() ? now : new Date(dueAt);
  const moment = (at: string | Date) => `${weekday(at)} ${dateTime(at)}`;
  const isWrong = value !== null && !fits(step, value, dueAt, now);
  const more = value === null || dueAt === null ? null : added(dueAt, value);
  const off = value === null ? null : unworked(value, priority, clock);
  return (
    <Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>{dueAt === null ? t('extensions.none') : t('extensions.present', { date: moment(dueAt) })}</Typography>
      <DateTimeField label={t('extensions.newDue')} value={value} onChange={onChange} required fullWidth error={isWrong ? t(step === 'move' ? 'extensions.notOther' : 'extensions.notLater') : undefined} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, mt: 1 }} role="group" aria-label={t('tasks.term.choose')}>
        <Typography variant="body2" color="textSecondary">{t(`extensions.${from === now ? 'fromNow' : 'more'}.${unit}`)}</Typography>
        {terms.map((term) => (
          <Chip
            key={term.count} label={term.count} variant="outlined" aria-label={t(`tasks.term.choice.${unit}`, { smart_count: term.count })} sx={{ minWidth: 40 }}
            onClick={() => onChange(dueAfter(term, priority, from, clock))}
          />
        ))}
      </Box>
      {value !== null && !isWrong && (
        <Typography variant="body2" component="p" aria-live="polite" sx={{ m: 0, mt: 0.75 }}>
          <strong>{moment(value)}</strong>{more && ` · ${more}`}
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
