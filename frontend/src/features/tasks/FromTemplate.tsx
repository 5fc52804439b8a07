import { useState } from 'react';
import { useGetList } from 'ra-core';
import type { UseFormReturn } from 'react-hook-form';
import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import NoteAddOutlined from '@mui/icons-material/NoteAddOutlined';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import { searchKey } from '@ioc/shared/words';
import { useWorkingClocks } from '#features/calendars';
import { useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import type { TaskValues } from './task.form';
import { overwritten, valuesFromTemplate } from './task.template';
import { usualClock } from './task.terms';

interface FromTemplateProps {
  form: UseFormReturn<TaskValues>;
  /** What the form was filled in with before anybody typed. */
  prefilled: Partial<TaskValues>;
  /** A child keeps the term of its parent. */
  keepsTerm: boolean;
}

const chosen = { shouldDirty: true, shouldTouch: true } as const;
const most = { page: 1, perPage: 200 } as const;
const byName = { field: 'name', order: 'ASC' } as const;
const inUse = { state: ['plain', 'recurring', 'paused', 'stopped'] } as const;

/** Fills the form in from a template. What a person has typed is replaced only when they say so. */
export function FromTemplate({ form, prefilled, keepsTerm }: FromTemplateProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<{ template: TaskTemplate; values: Partial<TaskValues>; lost: (keyof TaskValues)[] } | null>(null);
  const [filledFrom, setFilledFrom] = useState<string | null>(null);
  const clockOf = useWorkingClocks();

  const fill = ({ name }: TaskTemplate, values: Partial<TaskValues>): void => {
    for (const [field, value] of Object.entries(values)) form.setValue(field as keyof TaskValues, value, chosen);
    form.clearErrors();
    setAsked(null);
    setOpen(false);
    setFilledFrom(name);
  };
  const choose = (template: TaskTemplate): void => {
    const now = form.getValues();
    const { dueAt, ...rest } = valuesFromTemplate(template, serverNow(), clockOf?.(template.leadOrgId ?? (now.leadOrgId || null)) ?? usualClock);
    const values = keepsTerm || dueAt === undefined ? rest : { ...rest, dueAt };
    // A due date nobody chose follows the urgency, and may follow the template as well.
    const touched = form.getFieldState('dueAt').isTouched;
    const lost = overwritten(now, prefilled, values).filter((field) => field !== 'dueAt' || touched);
    if (lost.length === 0) fill(template, values);
    else setAsked({ template, values, lost });
  };
  const keepMine = (): void => {
    if (!asked) return;
    fill(asked.template, Object.fromEntries(Object.entries(asked.values).filter(([field]) => !asked.lost.includes(field as keyof TaskValues))));
  };

  if (asked) {
    return (
      <Alert severity="warning" role="alert">
        {t('fromTemplate.lost', { fields: asked.lost.map((field) => t(`fromTemplate.field.${field}`)).join(', ') })}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          <Button size="small" variant="outlined" color="inherit" onClick={keepMine}>{t('fromTemplate.keep')}</Button>
          <Button size="small" color="inherit" onClick={() => fill(asked.template, asked.values)}>{t('fromTemplate.replace')}</Button>
          <Button size="small" color="inherit" onClick={() => setAsked(null)}>{t('tasks.cancel')}</Button>
        </Box>
      </Alert>
    );
  }
  if (isOpen) return <TemplatePicker onChoose={choose} onClose={() => setOpen(false)} />;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <Button size="small" startIcon={<NoteAddOutlined />} onClick={() => setOpen(true)}>{t('fromTemplate.open')}</Button>
      {filledFrom !== null && <Typography variant="body2" color="textSecondary" role="status">{t('fromTemplate.filled', { name: filledFrom })}</Typography>}
    </Box>
  );
}

function TemplatePicker({ onChoose, onClose }: { onChoose: (template: TaskTemplate) => void; onClose: () => void }) {
  const t = useT();
  const { data = [], isPending, error } = useGetList<TaskTemplate>('task-templates', { pagination: most, sort: byName, filter: inUse });
  return (
    <Autocomplete
      size="small" openOnFocus options={data} loading={isPending} getOptionLabel={({ name }) => name} getOptionKey={({ id }) => id} blurOnSelect
      loadingText={t('fromTemplate.loading')} noOptionsText={t(error ? 'fromTemplate.failed' : data.length === 0 ? 'fromTemplate.none' : 'fromTemplate.noneFound')}
      filterOptions={(options, { inputValue }) => options.filter(({ name, title, code }) => searchKey(`${name} ${title} ${code}`).includes(searchKey(inputValue)))}
      onChange={(_, template) => { if (template) onChoose(template); }} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose(); } }}
      renderOption={({ key, ...props }, { name, code, title }) => (
        <Box component="li" key={key} {...props} sx={{ flexDirection: 'column', alignItems: 'flex-start !important' }}>
          <Typography variant="body2" sx={{ fontWeight: 500 }}>{name}</Typography>
          <Typography variant="caption" color="textSecondary">{code} · {title}</Typography>
        </Box>
      )}
      renderInput={(params) => <TextField {...params} autoFocus label={t('fromTemplate.choose')} />}
    />
  );
}
