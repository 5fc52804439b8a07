import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { ListedTask } from '@ioc/shared/tasks';
import { useFormats, useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { DateTimeField } from '#ui/DateTimeField';
import { isLater } from './task.extensions';
import { dueAfter, termChoices, unworked } from './task.terms';
import { useAdded } from './useAdded';
import { useLeadClock } from './useTaskChoices';

interface ExtensionDueProps {
  task: ListedTask & { dueAt: string };
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A later due date: so many working days more at one press, counted from now where the present one is over, and what the chosen date adds. */
export function ExtensionDue({ task, value, onChange }: ExtensionDueProps) {
  const t = useT();
  const { weekday, dateTime } = useFormats();
  const clock = useLeadClock(task.leadOrgId);
  const added = useAdded(task);
  const { dueAt, priority } = task;
  const now = serverNow();
  const terms = termChoices[priority];
  const unit = priority === 'hoa_toc' ? 'hours' : terms[0]?.unit === 'day' ? 'workingDays' : 'workingHours';
  const isOver = Date.parse(dueAt) < now.getTime();
  const from = isOver ? now : new Date(dueAt);
  const moment = (at: string | Date) => `${weekday(at)} ${dateTime(at)}`;
  const isWrong = value !== null && !isLater(value, dueAt, now);
  const off = value === null ? null : unworked(value, priority, clock);
  return (
    <Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>{t('extensions.present', { date: moment(dueAt) })}</Typography>
      <DateTimeField label={t('extensions.newDue')} value={value} onChange={onChange} required fullWidth error={isWrong ? t('extensions.notLater') : undefined} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, mt: 1 }} role="group" aria-label={t('tasks.term.choose')}>
        <Typography variant="body2" color="textSecondary">{t(`extensions.${isOver ? 'fromNow' : 'more'}.${unit}`)}</Typography>
        {terms.map((term) => (
          <Chip
            key={term.count} label={term.count} variant="outlined" aria-label={t(`tasks.term.choice.${unit}`, { smart_count: term.count })} sx={{ minWidth: 40 }}
            onClick={() => onChange(dueAfter(term, priority, from, clock))}
          />
        ))}
      </Box>
      {value !== null && !isWrong && (
        <Typography variant="body2" component="p" aria-live="polite" sx={{ m: 0, mt: 0.75 }}>
          <strong>{moment(value)}</strong>{added(dueAt, value) !== null && ` · ${added(dueAt, value)}`}
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
