import type { AlarmSeverity, AlarmState } from '@ioc/shared/alarms';
import type { OperationalState } from '@ioc/shared/assets';
import type { DeadlineState, TaskPriority, TaskState } from '@ioc/shared/tasks';
import { Box, Chip, type ChipProps } from '@mui/material';
import { alpha, type Theme } from '@mui/material/styles';

/** What a status means to the reader. Colour repeats it; the glyph says it to those who do not see the colour. */
export type Tone = 'good' | 'warn' | 'bad' | 'work' | 'quiet';

const glyphs: Record<Tone, string> = { good: '✓', warn: '!', bad: '×', work: '›', quiet: '·' };

export const operationalTones: Readonly<Record<OperationalState, Tone>> = {
  unknown: 'quiet', online: 'good', degraded: 'warn', offline: 'bad', maintenance: 'work',
};
export const severityTones: Readonly<Record<AlarmSeverity, Tone>> = {
  critical: 'bad', major: 'bad', minor: 'warn', warning: 'work',
};
export const alarmTones: Readonly<Record<AlarmState, Tone>> = {
  raised: 'bad', acknowledged: 'warn', cleared: 'good', closed: 'quiet',
};
export const taskTones: Readonly<Record<TaskState, Tone>> = {
  draft: 'quiet', pending_approval: 'warn', assigned: 'quiet', received: 'work', returned: 'warn', in_progress: 'work', submitted: 'warn', completed: 'good',
  evaluated: 'good', suspended: 'quiet', cancelled: 'quiet',
};
export const deadlineTones: Readonly<Record<DeadlineState, Tone>> = {
  in_term: 'quiet', due_soon: 'warn', overdue: 'bad', done_on_time: 'good', done_late: 'warn', no_term: 'quiet',
};
export const priorityTones: Readonly<Record<TaskPriority, Tone>> = { hoa_toc: 'bad', khan: 'warn', thuong: 'quiet' };

export function toneColour(theme: Theme, tone: Tone): string {
  const { success, warning, error, info } = theme.palette;
  return { good: success.main, warn: warning.main, bad: error.main, work: info.main, quiet: theme.palette.text.secondary }[tone];
}

export interface StatusChipProps extends Pick<ChipProps, 'sx' | 'title'> {
  tone: Tone;
  label: string;
  /** Replaces the glyph of the tone, where a list needs to tell two states of one tone apart. */
  glyph?: string;
}

export const StatusChip = ({ tone, label, glyph = glyphs[tone], title, sx }: StatusChipProps) => (
  <Chip
    size="small"
    {...(title === undefined ? {} : { title })}
    label={<><Box component="span" aria-hidden sx={{ fontWeight: 700, mr: 0.75 }}>{glyph}</Box>{label}</>}
    sx={[
      (theme) => ({
        color: toneColour(theme, tone),
        backgroundColor: alpha(toneColour(theme, tone), theme.palette.mode === 'dark' ? 0.13 : 0.09),
        whiteSpace: 'nowrap',
      }),
      ...(Array.isArray(sx) ? sx : [sx]),
    ]}
  />
);
