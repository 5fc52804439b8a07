import { Box, Link as TextLink, Paper, Table, TableBody, TableCell, TableFooter, TableHead, TableRow, Tooltip } from '@mui/material';
import { countOf, leastRanked, placesOf, scoreGroupNames, scoreOf, sumOfScores, type Scores, type ScoreRow, type ScoreSums } from '@ioc/shared/scores';
import { Link } from 'react-router-dom';
import { useT, useWords } from '#platform/i18n';
import { scoreTasksLink } from './score.links';
import { BandChip, CountLink, FormulaText, useFormulaParts } from './ScoreMarks';
import { useScoreName } from './useScores';

/** On a phone the score and n, the band beneath the name; the rest is one tap away. */
const roomOnly = { display: { xs: 'none', md: 'table-cell' }, '@media print': { display: 'table-cell' } } as const;

/** Best first where there is enough to rank; whoever has too few tasks follows, by score and without a place. */
function inOrder(rows: readonly ScoreRow[], places: ReadonlyMap<ScoreRow, number | null>): ScoreRow[] {
  const rank = (row: ScoreRow): number => places.get(row) ?? Infinity;
  const score = (row: ScoreRow): number => scoreOf(row) ?? -1;
  return [...rows].sort((one, other) => (rank(one) === rank(other) ? score(other) - score(one) : rank(one) - rank(other)));
}

export function ScoresTable({ scores }: { scores: Scores }) {
  const t = useT();
  const words = useWords();
  const nameOf = useScoreName();
  const places = placesOf(scores.rows);
  const rows = inOrder(scores.rows, places);
  return (
    <Paper sx={{ overflowX: 'auto', '@media print': { overflow: 'visible', border: 0 } }}>
      <Table size="small" sx={{ '& td, & th': { px: 1.25, whiteSpace: 'nowrap' }, '& thead th': { lineHeight: 1.25 } }}>
        <TableHead>
          <TableRow>
            <TableCell align="right">{t('scores.place')}</TableCell>
            <TableCell>{words(scoreGroupNames[scores.by])}</TableCell>
            <TableCell align="right">{t('scores.score')}</TableCell>
            <TableCell sx={roomOnly}>{t('scores.band')}</TableCell>
            <TableCell align="right" sx={roomOnly}>{t('scores.formula')}</TableCell>
            <TableCell align="right"><Tooltip title={t('scores.count')}><span>{t('scores.countShort')}</span></Tooltip></TableCell>
            <TableCell align="right" sx={roomOnly}>{t('scores.judged')}</TableCell>
            <TableCell align="right" sx={{ ...roomOnly, whiteSpace: 'normal !important' }}>{t('scores.overdue')}</TableCell>
            <TableCell align="right" sx={roomOnly}>{t('scores.awaiting')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.key ?? ''} hover>
              <TableCell align="right">{row.key !== null && <Place place={places.get(row) ?? null} />}</TableCell>
              <TableCell component="th" scope="row" sx={{ minWidth: { xs: 130, sm: 220 }, maxWidth: 380, whiteSpace: 'normal !important', fontWeight: 500 }}>
                {nameOf(scores.by, row)}
                <Box sx={{ display: { xs: 'block', md: 'none' }, mt: 0.5, '@media print': { display: 'none' } }}><BandChip score={scoreOf(row)} /></Box>
              </TableCell>
              <Figures sums={row} link={(standing) => scoreTasksLink(scores, row.key, standing)} />
            </TableRow>
          ))}
        </TableBody>
        {/* A task that several units have would be in their sum several times. */}
        {rows.length > 1 && scores.by !== 'unit' && (
          <TableFooter sx={{ '& td, & th': { fontWeight: 600, color: 'text.primary', fontSize: '0.875rem' } }}>
            <TableRow>
              <TableCell />
              <TableCell component="th" scope="row">{t('scores.totalRow')}</TableCell>
              <Figures sums={sumOfScores(rows)} link={() => null} />
            </TableRow>
          </TableFooter>
        )}
      </Table>
    </Paper>
  );
}

function Place({ place }: { place: number | null }) {
  const t = useT();
  if (place !== null) return <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{place}</Box>;
  const why = t('scores.tooFew', { least: leastRanked });
  return <Tooltip title={why}><Box component="span" role="img" aria-label={why} sx={{ color: 'text.secondary' }}>–</Box></Tooltip>;
}

function Figures({ sums, link }: { sums: ScoreSums; link: (standing: 'judged' | 'overdue' | 'awaiting' | null) => string | null }) {
  const score = useFormulaParts()(sums).score;
  const to = link(null);
  const text = <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{score}</Box>;
  return (
    <>
      <TableCell align="right">{to === null || countOf(sums) === 0 ? text : <TextLink component={Link} to={to} color="inherit" underline="hover">{text}</TextLink>}</TableCell>
      <TableCell sx={roomOnly}><BandChip score={scoreOf(sums)} /></TableCell>
      <TableCell align="right" sx={roomOnly}><FormulaText sums={sums} /></TableCell>
      <TableCell align="right"><CountLink value={countOf(sums)} to={to} /></TableCell>
      <TableCell align="right" sx={roomOnly}><CountLink value={sums.judged} to={link('judged')} /></TableCell>
      <TableCell align="right" sx={roomOnly}><CountLink value={sums.overdue} to={link('overdue')} tone="bad" /></TableCell>
      <TableCell align="right" sx={roomOnly}><CountLink value={sums.awaiting} to={link('awaiting')} /></TableCell>
    </>
  );
}
