import { Alert, Autocomplete, Box, Button, MenuItem, Paper, Skeleton, Stack, TextField } from '@mui/material';
import { levelOfKind, mayBelongTo, unitKindCodes, unitKinds, type AdminUnit, type UnitKind } from '@ioc/shared/territory';
import { useQueryClient } from '@tanstack/react-query';
import { useGetList, useGetOne, useNotify } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useState } from 'react';
import { Controller, useForm, useWatch, type Control } from 'react-hook-form';
import { useNavigate, useParams } from 'react-router-dom';
import { changedFields, freshKey, http, isProblem, onceHeaders, zodResolver } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { DateField } from '#ui/DateField';
import { Failure } from '#ui/Failure';
import { freshUnit, inputFrom, issueWords, unitSchema, valuesOf, type UnitValues } from './unit.form';
import { useUnitNews } from './useUnitNews';

export const UnitCreate = () => <UnitForm unit={null} />;

export function UnitEdit() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: unit, error, refetch } = useGetOne<AdminUnit>('units', { id });
  if (error) return <Failure error={error} title={t('territory.loadFailed')} onRetry={() => void refetch()} />;
  if (!unit) return <Skeleton variant="rounded" height={320} />;
  return <UnitForm key={unit.id} unit={unit} />;
}

/** Of an existing unit only what was changed is sent, so that two people may work on it. Its boundary comes by import. */
function UnitForm({ unit }: { unit: AdminUnit | null }) {
  const t = useT();
  const words = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  useUnitNews();
  const [start] = useState(() => (unit ? valuesOf(unit) : freshUnit));
  const [once] = useState(freshKey);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { control, register, handleSubmit, setError, formState: { errors, isSubmitting } } = useForm<UnitValues>({
    defaultValues: start, resolver: zodResolver<UnitValues>(unitSchema(words), issueWords(t), inputFrom),
  });

  const send = handleSubmit(async (values) => {
    setRefusal(null);
    const input = inputFrom(values);
    try {
      const saved = unit
        ? await http<AdminUnit>('PATCH', `/units/${unit.id}`, { body: changedFields(input, inputFrom(start)), version: unit.version })
        : await http<AdminUnit>('POST', '/units', { body: input, headers: onceHeaders(once) });
      notify(t('territory.saved', { name: saved.name }), { type: 'success' });
      await queryClient.invalidateQueries({ queryKey: ['units'] });
      void navigate(`/units/${saved.id}/show`);
    } catch (error) {
      setRefusal(error);
      // The version of the others' change is fetched; what was typed here stays and can be sent upon it.
      if (isProblem(error, 'request.version-stale')) await queryClient.invalidateQueries({ queryKey: ['units', 'getOne'] });
      if (isProblem(error)) error.body.fields?.forEach(({ path, message }) => setError(path as 'code', { message }));
    }
  });

  const field = (name: 'code' | 'name' | 'areaKm2' | 'population' | 'legalAct', label: string) =>
    ({ ...register(name), label, size: 'small', error: Boolean(errors[name]), helperText: errors[name]?.message } as const);
  const shownAbove = isProblem(refusal, 'request.version-stale')
    ? <Alert severity="warning" role="alert">{t('territory.changedMeanwhile')}</Alert>
    : refusal !== null && <Failure error={refusal} />;
  return (
    <Paper variant="outlined" sx={{ maxWidth: 900, width: '100%', mx: 'auto', p: 2 }}>
      <Title title={unit ? `${t('territory.edit')}: ${unit.name}` : t('territory.add')} preferenceKey={false} />
      <form noValidate onSubmit={(event) => { void send(event); }}>
        <Stack sx={{ gap: 2 }}>
          {shownAbove}
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}>
            <TextField {...field('name', t('territory.field.name'))} required />
            <KindField control={control} unit={unit} />
            <TextField {...field('code', t('territory.field.code'))} required slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5 } }} />
            <ParentField control={control} />
            <DayField control={control} name="validFrom" label={t('territory.field.validFrom')} isRequired />
            <DayField control={control} name="validTo" label={t('territory.field.validTo')} />
            <TextField {...field('areaKm2', t('territory.field.area'))} slotProps={{ htmlInput: { inputMode: 'decimal' }, input: { endAdornment: 'km²' } }} />
            <TextField {...field('population', t('territory.field.population'))} slotProps={{ htmlInput: { inputMode: 'numeric' }, input: { endAdornment: t('territory.people') } }} />
            <TextField {...field('legalAct', t('territory.field.legalAct'))} sx={{ gridColumn: '1 / -1' }} />
          </Box>
          <Alert severity="info" icon={false}>{t('territory.boundaryHint')}</Alert>
          <Stack direction="row" sx={{ gap: 1, justifyContent: 'flex-end' }}>
            <Button onClick={() => { void navigate(-1); }}>{t('territory.cancel')}</Button>
            <Button type="submit" variant="contained" disabled={isSubmitting}>{t('territory.save')}</Button>
          </Stack>
        </Stack>
      </form>
    </Paper>
  );
}

interface FieldProps {
  control: Control<UnitValues>;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** A unit of another level is another unit, so an existing one is offered the kinds of its own level only. */
function KindField({ control, unit }: FieldProps & { unit: AdminUnit | null }) {
  const t = useT();
  const words = useWords();
  const kinds = unitKindCodes.filter((kind: UnitKind) => unit === null || levelOfKind[kind] === unit.level);
  return (
    <Controller
      control={control} name="kind"
      render={({ field, fieldState: { error } }) => (
        <TextField {...field} select size="small" label={t('territory.field.kind')} required error={Boolean(error)} helperText={error?.message}>
          {kinds.map((kind) => <MenuItem key={kind} value={kind}>{capital(words(unitKinds[kind]))}</MenuItem>)}
        </TextField>
      )}
    />
  );
}

const all = { page: 1, perPage: 500 } as const;
const byName = { field: 'name', order: 'ASC' } as const;
const above = { level: 'province,district' } as const;

function ParentField({ control }: FieldProps) {
  const t = useT();
  const kind = useWatch({ control, name: 'kind' });
  const { data = [] } = useGetList<AdminUnit>('units', { pagination: all, sort: byName, filter: above });
  const units = data.filter(({ level }) => mayBelongTo(levelOfKind[kind], level));
  return (
    <Controller
      control={control} name="parentId"
      render={({ field, fieldState: { error } }) => (
        <Autocomplete
          size="small" options={units} value={units.find(({ id }) => id === field.value) ?? null} getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id}
          getOptionLabel={({ name, code }) => `${name} (${code})`} onChange={(_, unit) => field.onChange(unit?.id ?? '')} onBlur={field.onBlur}
          renderInput={(params) => <TextField {...params} label={t('territory.field.parent')} error={Boolean(error)} helperText={error?.message} />}
        />
      )}
    />
  );
}

function DayField({ control, name, label, isRequired = false }: FieldProps & { name: 'validFrom' | 'validTo'; label: string; isRequired?: boolean }) {
  const t = useT();
  return (
    <Controller
      control={control} name={name}
      render={({ field, fieldState: { error } }) => (
        <DateField
          value={field.value} onChange={field.onChange} label={label} required={isRequired} size="small" error={Boolean(error)}
          helperText={error?.message ?? (name === 'validTo' ? t('territory.validToHint') : undefined)}
        />
      )}
    />
  );
}
