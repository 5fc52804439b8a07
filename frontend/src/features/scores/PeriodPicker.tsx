import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, MenuItem, TextField, Typography } from '@mui/material';
import { daysOfPeriod, kindOfPeriod, neighbourOf, periodKindNames, periodKinds, periodOf, type PeriodKind, type ScorePeriod } from '@ioc/shared/score-periods';
import { useT, useWords, type Translate } from '#platform/i18n';

export function periodText(period: ScorePeriod, t: Translate): string {
  const [year = '', part = ''] = period.split('-');
  const kind = kindOfPeriod(period);
  return t(`scores.${kind}`, { year, month: part, quarter: part.slice(1) });
}

/** Months, quarters or years, and from one to the next. */
export function PeriodPicker({ period, onChoose }: { period: ScorePeriod; onChoose: (period: ScorePeriod) => void }) {
  const t = useT();
  const words = useWords();
  // Another kind stays where one was looking: the last month of a quarter, the quarter it ends with.
  const choose = (kind: PeriodKind) => onChoose(periodOf(kind, lastDay(period)));
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <TextField
        select size="small" margin="none" label={t('scores.kind')} value={kindOfPeriod(period)} onChange={({ target }) => choose(target.value as PeriodKind)}
        sx={{ width: 110, '@media print': { display: 'none' } }}
      >
        {periodKinds.map((kind) => <MenuItem key={kind} value={kind}>{words(periodKindNames[kind])}</MenuItem>)}
      </TextField>
      <IconButton aria-label={t('scores.previous')} onClick={() => onChoose(neighbourOf(period, -1))}><ChevronLeft /></IconButton>
      <Typography component="h2" variant="subtitle1" aria-live="polite" sx={{ fontWeight: 600, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{periodText(period, t)}</Typography>
      <IconButton aria-label={t('scores.next')} onClick={() => onChoose(neighbourOf(period, 1))}><ChevronRight /></IconButton>
    </Box>
  );
}

const lastDay = (period: ScorePeriod): string => new Date(Date.parse(daysOfPeriod(period).before) - 1).toISOString().slice(0, 10);
