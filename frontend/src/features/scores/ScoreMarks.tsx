import { Box, Link as TextLink } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { scoreOf, type ScoreSums } from '@ioc/shared/scores';
import { scoreBand, scoreBandNames, type ScoreBand } from '@ioc/shared/task-score';
import { Link } from 'react-router-dom';
import { useFormats, useT, useWords } from '#platform/i18n';
import { StatusChip, toneColour, type Tone } from '#ui/StatusChip';

const bandTones: Readonly<Record<ScoreBand, Tone>> = { excellent: 'good', good: 'good', fulfilled: 'work', unfulfilled: 'bad' };

export function BandChip({ score }: { score: number | null }) {
  const words = useWords();
  if (score === null) return <>–</>;
  const band = scoreBand(score);
  return <StatusChip tone={bandTones[band]} label={words(scoreBandNames[band])} />;
}

/** `385 : 6`, the two sums a score is made of. */
export function useFormulaParts(): (sums: Pick<ScoreSums, 'points' | 'weight'>) => { points: string; weight: string; score: string } {
  const { number } = useFormats();
  return (sums) => {
    const score = scoreOf(sums);
    return { points: number(sums.points / 200, 2), weight: number(sums.weight / 2, 1), score: score === null ? '–' : number(score, 2) };
  };
}

export function FormulaText({ sums }: { sums: ScoreSums }) {
  const t = useT();
  const parts = useFormulaParts();
  return sums.weight === 0 ? <>–</> : <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>{t('scores.formulaOf', { ...parts(sums) })}</Box>;
}

/** A count and the tasks it counts. */
export function CountLink({ value, to, tone }: { value: number; to: string | null; tone?: Tone }) {
  const { number } = useFormats();
  const colour = (theme: Theme): string => (value === 0 ? theme.palette.text.secondary : tone ? toneColour(theme, tone) : theme.palette.text.primary);
  const text = <Box component="span" sx={{ color: colour, fontVariantNumeric: 'tabular-nums' }}>{number(value)}</Box>;
  return value === 0 || to === null ? text : <TextLink component={Link} to={to} underline="hover">{text}</TextLink>;
}
