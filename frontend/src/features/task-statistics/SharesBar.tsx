import { Box, Tooltip } from '@mui/material';
import { alpha, type Theme } from '@mui/material/styles';
import { totalOf, type TaskCounts } from '@ioc/shared/task-statistics';
import { useFormats, useT } from '#platform/i18n';
import { toneColour, type Tone } from '#ui/StatusChip';

interface Part {
  count: number;
  label: string;
  tone: Tone;
  /** Told apart without colour as well: what is not done is hatched. */
  isHatched: boolean;
}

/** One row as a bar of a hundred per cent: done on time, done late, in term, overdue, without a term. */
export function SharesBar({ counts }: { counts: TaskCounts }) {
  const t = useT();
  const { number } = useFormats();
  const total = totalOf(counts);
  const parts: Part[] = [
    { count: counts.doneOnTime, label: `${t('statistics.done')}: ${t('statistics.doneOnTime')}`, tone: 'good', isHatched: false },
    { count: counts.doneLate, label: `${t('statistics.done')}: ${t('statistics.doneLate')}`, tone: 'warn', isHatched: false },
    { count: counts.inTerm + counts.dueSoon, label: `${t('statistics.open')}: ${t('statistics.inTerm')}`, tone: 'work', isHatched: true },
    { count: counts.overdue, label: `${t('statistics.open')}: ${t('statistics.overdue')}`, tone: 'bad', isHatched: true },
    { count: counts.openNoTerm + counts.doneNoTerm, label: t('statistics.noTerm'), tone: 'quiet', isHatched: false },
  ];
  const shown = parts.filter(({ count }) => count > 0);
  const summary = shown.map(({ label, count }) => `${label} ${number(count)}`).join('; ');
  return (
    <Tooltip title={summary}>
      <Box role="img" aria-label={summary} sx={{ display: 'flex', gap: '1px', height: 10, borderRadius: 1, overflow: 'hidden' }}>
        {shown.map(({ label, count, tone, isHatched }) => <Box key={label} sx={(theme) => ({ flex: `${count / total} 0 3px`, background: fill(theme, tone, isHatched) })} />)}
      </Box>
    </Tooltip>
  );
}

function fill(theme: Theme, tone: Tone, isHatched: boolean): string {
  const colour = toneColour(theme, tone);
  return isHatched ? `repeating-linear-gradient(135deg, ${colour} 0 3px, ${alpha(colour, 0.45)} 3px 6px)` : colour;
}
