import ArrowBack from '@mui/icons-material/ArrowBack';
import { Box, Button, MenuItem, Paper, Skeleton, TablePagination, TextField, Typography } from '@mui/material';
import { countOf, scoreOf, standingNames, standings, type ScoreRow, type Standing } from '@ioc/shared/scores';
import { Title } from 'ra-ui-materialui';
import { Link, useSearchParams } from 'react-router-dom';
import { useT, useWords } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { periodText } from './PeriodPicker';
import { choiceOf, scoresLink, standingIn } from './score.links';
import { BandChip, useFormulaParts } from './ScoreMarks';
import { ScoreTasksTable } from './ScoreTasksTable';
import { useScoreName, useScores, useScoreTasks } from './useScores';

const perPage = 50;

/** One score taken apart: the tasks it comes from, each with its formula. */
export function ScoreTasksPage() {
  const t = useT();
  const words = useWords();
  const nameOf = useScoreName();
  const [search, setSearch] = useSearchParams();
  const choice = choiceOf(search, new Date(serverNow()));
  const [key, standing, page] = [search.get('key'), standingIn(search), Math.max(1, Number(search.get('page')) || 1)];
  const { data: scores } = useScores(choice);
  const { data, error, isPending, refetch } = useScoreTasks({ ...choice, key, standing, page, perPage });
  const row = scores?.rows.find((one) => one.key === key);
  const go = (next: { standing?: Standing | ''; page?: number }): void => {
    const to = { standing: standing ?? '', page, ...next };
    setSearch({ ...choice, ...(key === null ? {} : { key }), ...(to.standing === '' ? {} : { standing: to.standing }), ...(to.page === 1 ? {} : { page: `${to.page}` }) }, { replace: true });
  };
  const name = scores ? nameOf(choice.by, row ?? { key, name: null }) : '';
  return (
    <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start', minWidth: 0, pt: 0.5 }}>
      <Title title={t('scores.tasks.title', { name })} preferenceKey={false} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Button size="small" component={Link} to={scoresLink(choice)} startIcon={<ArrowBack />}>{t('scores.tasks.back')}</Button>
        <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>{name}, {periodText(choice.period, t).toLocaleLowerCase('vi')}</Typography>
        <TextField
          select size="small" margin="none" label={t('scores.tasks.standing')} value={standing ?? ''} onChange={({ target }) => go({ standing: target.value as Standing | '', page: 1 })}
          sx={{ ml: { sm: 'auto' }, width: { xs: '100%', sm: 220 } }} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{t('scores.tasks.all')}</MenuItem>
          {standings.map((one) => <MenuItem key={one} value={one}>{words(standingNames[one])}</MenuItem>)}
        </TextField>
      </Box>
      {row && <Formula row={row} />}
      {error && <Failure error={error} title={t('scores.loadFailed')} onRetry={() => void refetch()} />}
      {isPending && !error && <Skeleton variant="rounded" height={240} />}
      {data && data.total === 0 && <Empty title={t('scores.tasks.none')} />}
      {data && data.total > 0 && <ScoreTasksTable tasks={data.data} />}
      {data && data.total > perPage && (
        <TablePagination component="div" count={data.total} page={page - 1} rowsPerPage={perPage} rowsPerPageOptions={[perPage]} onPageChange={(_, next) => go({ page: next + 1 })} />
      )}
    </Box>
  );
}

function Formula({ row }: { row: ScoreRow }) {
  const t = useT();
  const parts = useFormulaParts();
  return (
    <Paper variant="outlined" sx={{ p: 1.5, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2, rowGap: 0.5 }}>
      {countOf(row) === 0 ? <Typography>{t('scores.tasks.noScore')}</Typography> : (
        <>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>{t('scores.tasks.sum')}</Typography>
          <Typography component="strong" sx={{ fontSize: '1.25rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{t('scores.tasks.product', { ...parts(row) })}</Typography>
          <BandChip score={scoreOf(row)} />
        </>
      )}
    </Paper>
  );
}
