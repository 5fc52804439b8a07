import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Box, Button, MenuItem, Skeleton, TextField, Typography } from '@mui/material';
import { countOf, scoreGroupNames, scoreGroups, scoreOf, sumOfScores, type ScoreGroup, type Scores, type ScoreSums } from '@ioc/shared/scores';
import { scoreBand, scoreBandNames } from '@ioc/shared/task-score';
import { Title } from 'ra-ui-materialui';
import { useSearchParams } from 'react-router-dom';
import { apiUrl } from '#platform/api';
import { useFormats, useLocale, useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { KeyFigure } from '#ui/KeyFigure';
import { PeriodPicker, periodText } from './PeriodPicker';
import { choiceOf, type ScoreChoice } from './score.links';
import { ScoreHow } from './ScoreHow';
import { ScoresTable } from './ScoresTable';
import { useScores } from './useScores';

/** For the evaluation at the end of a month, quarter or year: every figure leads to its tasks and to how it was computed. */
export function ScoresPage() {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const choice = choiceOf(search, new Date(serverNow()));
  const choose = (next: Partial<ScoreChoice>): void => setSearch({ ...choice, ...next }, { replace: true });
  const { data, error, isPending, refetch } = useScores(choice);
  // Sectors have each task once; units that co-ordinate have it once more each.
  const { data: whole } = useScores({ ...choice, by: 'sector' });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start', minWidth: 0, pt: 0.5 }}>
      <Title title={t('scores.title')} preferenceKey={false} />
      <Typography variant="h5" component="h1" sx={{ display: 'none', '@media print': { display: 'block' } }}>{t('scores.title')}, {periodText(choice.period, t)}</Typography>
      <Choices choice={choice} onChoose={choose} scores={data} />
      {error && <Failure error={error} title={t('scores.loadFailed')} onRetry={() => void refetch()} />}
      {isPending && !error && <Skeleton variant="rounded" height={320} />}
      {data && data.rows.length === 0 && <Empty title={t('scores.none')} text={t('scores.noneHint')} />}
      {data && data.rows.length > 0 && (
        <>
          <Overall sum={sumOfScores(whole?.rows ?? [])} />
          {/* While another grouping is on its way, the rows still belong to the last one. */}
          <ScoresTable scores={data} />
        </>
      )}
      <ScoreHow />
    </Box>
  );
}

function Choices({ choice, onChoose, scores }: { choice: ScoreChoice; onChoose: (next: Partial<ScoreChoice>) => void; scores: Scores | undefined }) {
  const t = useT();
  const words = useWords();
  const locale = useLocale();
  const { dateTime } = useFormats();
  const file = (format: string): string => apiUrl('/scores/report', { ...choice, format, locale });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, '@media print': { '& .MuiButton-root, & .MuiIconButton-root': { display: 'none' } } }}>
      <TextField select size="small" margin="none" label={t('scores.by')} value={choice.by} onChange={({ target }) => onChoose({ by: target.value as ScoreGroup })} sx={{ width: { xs: '100%', sm: 160 } }}>
        {scoreGroups.map((group) => <MenuItem key={group} value={group}>{words(scoreGroupNames[group])}</MenuItem>)}
      </TextField>
      <PeriodPicker period={choice.period} onChoose={(period) => onChoose({ period })} />
      {scores && <Typography variant="caption" sx={{ color: 'text.secondary' }}>{t('scores.asOf', { at: dateTime(scores.at) })}</Typography>}
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
        <Button size="small" startIcon={<DownloadOutlined />} component="a" href={file('xlsx')} download>{t('scores.xlsx')}</Button>
        <Button size="small" component="a" href={file('csv')} download>{t('scores.csv')}</Button>
        <Button size="small" startIcon={<PrintOutlined />} onClick={() => window.print()} sx={{ display: { xs: 'none', md: 'inline-flex' } }}>{t('scores.print')}</Button>
      </Box>
    </Box>
  );
}

function Overall({ sum }: { sum: ScoreSums }) {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  const score = scoreOf(sum);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))', '@media print': 'repeat(4, minmax(0, 1fr))' }, gap: 1 }}>
      <KeyFigure label={t('scores.overall')} value={score === null ? null : number(score, 2)} {...(score === null ? {} : { detail: words(scoreBandNames[scoreBand(score)]) })} />
      <KeyFigure label={t('scores.count')} value={number(countOf(sum))} />
      <KeyFigure label={t('scores.overdue')} value={number(sum.overdue)} {...(sum.overdue > 0 ? { tone: 'bad' as const } : {})} />
      <KeyFigure label={t('scores.awaiting')} value={number(sum.awaiting)} />
    </Box>
  );
}
