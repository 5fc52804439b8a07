import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { qualityFactors, qualityNames, scoreBand, scoreBandNames } from '@ioc/shared/task-score';
import type { Task, TaskEvaluation } from '@ioc/shared/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { StatusChip, type Tone } from '#ui/StatusChip';
import { updatesKey } from './useTaskSend';
import { fetchEvaluations } from './useTaskStep';

const bandTones: Readonly<Record<ReturnType<typeof scoreBand>, Tone>> = { excellent: 'good', good: 'good', fulfilled: 'work', unfulfilled: 'bad' };

/** What a done task is worth, from which numbers that comes, and what was said against it. */
export function TaskEvaluations({ task }: { task: Task }) {
  const t = useT();
  const formats = useFormats();
  // As with the timeline, the version makes every step ask again.
  const { data, error, refetch } = useQuery({
    queryKey: [...updatesKey(task.id), 'evaluations', task.version], queryFn: () => fetchEvaluations(task.id), placeholderData: (old) => old,
    enabled: task.state === 'evaluated',
  });
  if (task.state === 'completed' && task.evaluateBy !== null) {
    return <Typography variant="body2" color="textSecondary">{t('tasks.evaluation.until', { time: formats.dateTime(task.evaluateBy) })}</Typography>;
  }
  if (task.state !== 'evaluated') return null;
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="task-evaluation">
      <Typography id="task-evaluation" variant="subtitle1" component="h3" sx={{ mb: 1, fontWeight: 600 }}>{t('tasks.evaluation.title')}</Typography>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      <Stack sx={{ gap: 2 }}>
        {data?.map((evaluation, index) => <Judgement key={evaluation.kind} evaluation={evaluation} isInForce={index === data.length - 1} />)}
        {task.appeal === 'open' && <Typography variant="body2"><StatusChip tone="warn" label={t('tasks.evaluation.appealOpen')} /></Typography>}
      </Stack>
    </Paper>
  );
}

function Judgement({ evaluation, isInForce }: { evaluation: TaskEvaluation; isInForce: boolean }) {
  const t = useT();
  const words = useWords();
  const { number, dateTime } = useFormats();
  const { quality, workingDaysLate: late, timeliness, score } = evaluation;
  const band = scoreBand(score);
  return (
    <Box sx={{ opacity: isInForce ? 1 : 0.75 }}>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography component="span" sx={{ fontSize: isInForce ? '1.75rem' : '1.125rem', fontWeight: 600, lineHeight: 1.2, fontVariantNumeric: 'tabular-nums', ...(isInForce ? {} : { textDecoration: 'line-through' }) }}>
          {number(score, 2)}
        </Typography>
        {isInForce && <StatusChip tone={bandTones[band]} label={words(scoreBandNames[band])} />}
        <Typography component="span" variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
          {t('tasks.evaluation.product', { timeliness: number(timeliness), factor: number(qualityFactors[quality], 2) })}
        </Typography>
      </Stack>
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {late === 0 ? t('tasks.evaluation.onTime', { points: number(timeliness) }) : t('tasks.evaluation.late', { smart_count: late, points: number(timeliness) })}
      </Typography>
      <Typography variant="body2">{t('tasks.evaluation.judged', { quality: `${quality} (${words(qualityNames[quality]).toLocaleLowerCase('vi')})`, factor: number(qualityFactors[quality], 2) })}</Typography>
      {evaluation.comment && <Typography variant="body2" sx={{ mt: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{evaluation.comment}</Typography>}
      <Typography variant="caption" color="textSecondary">
        {t(`tasks.evaluation.by.${evaluation.kind}`, { name: evaluation.byName, time: dateTime(evaluation.at) })}
      </Typography>
    </Box>
  );
}
