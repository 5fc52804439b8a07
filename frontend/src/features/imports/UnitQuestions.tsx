import { useState } from 'react';
import { useGetList } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import { Autocomplete, Box, Button, Checkbox, FormControlLabel, Paper, TextField, Typography } from '@mui/material';
import type { ImportJob } from '@ioc/shared/imports';
import type { Organisation } from '@ioc/shared/organisations';
import type { TaskImportOptions, UnitAnswer, UnitQuestion } from '@ioc/shared/task-import';
import { searchKey } from '@ioc/shared/words';
import { http } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { patchLists } from '#platform/live';
import { Failure } from '#ui/Failure';
import { DraftChoice } from './PlanChoice';

const all = { page: 1, perPage: 500 } as const;
const byName = { field: 'name', order: 'ASC' } as const;

interface Choice {
  /** Null = nobody in particular. */
  id: string | null;
  name: string;
  isLikely: boolean;
}

/** What only a person can say about a file of tasks: which unit a text means, and whether the tasks are given at once. */
export function UnitQuestions({ job, options }: { job: ImportJob; options: TaskImportOptions }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [answers, setAnswers] = useState<readonly UnitAnswer[]>(options.answers);
  const [asDraft, setAsDraft] = useState(options.asDraft);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { data: organisations = [] } = useGetList<Organisation>('organisations', { pagination: all, sort: byName });
  const put = (text: string, answer: UnitAnswer | null) => setAnswers([...answers.filter((other) => other.text !== text), ...(answer ? [answer] : [])]);

  async function send(): Promise<void> {
    setPending(true);
    setRefusal(null);
    try {
      patchLists(queryClient, 'imports', [await http<ImportJob>('POST', `/imports/${job.id}/answers`, { body: { asDraft, answers }, version: job.version })]);
    } catch (error) {
      setRefusal(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <Paper component="section" variant="outlined" sx={{ p: 2, display: 'grid', gap: 2 }} aria-labelledby="import-units">
      <DraftChoice asDraft={asDraft} onChange={setAsDraft} />
      {job.questions.length > 0 && (
        <div>
          <Typography id="import-units" variant="subtitle1" component="h3" sx={{ fontWeight: 600 }}>{t('imports.units.title')}</Typography>
          <Typography variant="body2" color="textSecondary">{t('imports.units.hint')}</Typography>
        </div>
      )}
      {job.questions.map((question) => (
        <QuestionRow
          key={question.text} question={question} organisations={organisations} answer={answers.find(({ text }) => text === question.text) ?? null}
          onAnswer={(answer) => put(question.text, answer)}
        />
      ))}
      {refusal !== null && <Failure error={refusal} />}
      <Button variant="outlined" disabled={isPending} onClick={() => { void send(); }} sx={{ justifySelf: 'start' }}>{t('imports.recheck')}</Button>
    </Paper>
  );
}

interface QuestionRowProps {
  question: UnitQuestion;
  organisations: readonly Organisation[];
  answer: UnitAnswer | null;
  onAnswer: (answer: UnitAnswer | null) => void;
}

function QuestionRow({ question: { text, rows, firstRow, candidates }, organisations, answer, onAnswer }: QuestionRowProps) {
  const t = useT();
  const { number } = useFormats();
  const likely = new Set(candidates.map(({ id }) => id));
  const choices: Choice[] = [
    ...candidates.map((candidate) => ({ ...candidate, isLikely: true })),
    { id: null, name: t('imports.units.nobody'), isLikely: true },
    ...organisations.filter(({ id }) => !likely.has(id)).map(({ id, name }) => ({ id, name, isLikely: false })),
  ];
  const keep = answer?.keep ?? true;
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1.2fr) auto' }, alignItems: 'center' }}>
      <div>
        <Typography sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>“{text}”</Typography>
        <Typography variant="caption" color="textSecondary">{t('imports.units.where', { count: number(rows), row: number(firstRow), smart_count: rows })}</Typography>
      </div>
      <Autocomplete<Choice>
        size="small" options={choices} value={answer ? (choices.find(({ id }) => id === answer.orgId) ?? null) : null} getOptionLabel={({ name }) => name}
        getOptionKey={({ id }) => id ?? 'nobody'} isOptionEqualToValue={(a, b) => a.id === b.id} groupBy={({ isLikely }) => t(isLikely ? 'imports.units.likely' : 'imports.units.others')}
        filterOptions={(options, { inputValue }) => options.filter(({ name }) => searchKey(name).includes(searchKey(inputValue))).slice(0, 80)}
        onChange={(_, chosen) => onAnswer(chosen && { text, orgId: chosen.id, keep: chosen.id !== null && keep })}
        renderInput={(params) => <TextField {...params} label={t('imports.units.choose', { text })} />}
      />
      <FormControlLabel
        control={<Checkbox size="small" checked={answer?.keep ?? false} disabled={!answer || answer.orgId === null} onChange={(_, isKept) => { if (answer) onAnswer({ ...answer, keep: isKept }); }} />}
        label={t('imports.units.keep')} slotProps={{ typography: { variant: 'body2' } }}
      />
    </Box>
  );
}
