import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useGetList, useGetOne, useNotify } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router-dom';
import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import type { Asset } from '@ioc/shared/assets';
import type { Organisation } from '@ioc/shared/organisations';
import { changedFields, freshKey, http, isProblem, onceHeaders, zodResolver } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { freshValues, inputFrom, issueWords, lifecycleChoices, locationOf, schemaOf, valuesOf, type AssetValues } from './asset.form';
import { inSentence, isAssetKind } from './asset.kind';
import { AttributeInput } from './AttributeInput';
import { LocationPicker } from './LocationPicker';

const all = { page: 1, perPage: 500 } as const;
const byName = { field: 'name', order: 'ASC' } as const;

export function AssetCreate() {
  const t = useT();
  const { kind = '' } = useParams();
  return isAssetKind(kind) ? <AssetForm kind={kind} asset={null} /> : <Empty title={t('assets.noneFound')} />;
}

export function AssetEdit() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: asset, error, refetch } = useGetOne<Asset>('assets', { id });
  if (error) return <Failure error={error} title={t('assets.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (!asset) return <Skeleton variant="rounded" height={320} />;
  return <AssetForm key={asset.id} kind={asset.kind} asset={asset} />;
}

/** One form for every kind. Of an existing asset only what was changed is sent, so that two people may work on it. */
function AssetForm({ kind, asset }: { kind: AssetKind; asset: Asset | null }) {
  const t = useT();
  const words = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const declared = kindOf(kind);
  const [start] = useState(() => (asset ? valuesOf(asset) : freshValues(kind)));
  const resolver = zodResolver<AssetValues>(schemaOf(kind), issueWords(t, kind), (values) => inputFrom(kind, values));
  const { control, register, handleSubmit, setValue, setError, formState: { errors, isSubmitting }, watch } = useForm<AssetValues>({ defaultValues: start, resolver });
  const [refusal, setRefusal] = useState<unknown>(null);
  const [once] = useState(freshKey);

  const send = handleSubmit(async (values) => {
    setRefusal(null);
    const input = inputFrom(kind, values);
    try {
      const saved = asset
        ? await http<Asset>('PATCH', `/assets/${asset.id}`, { body: changedFields(input, inputFrom(kind, start)), version: asset.version })
        : await http<Asset>('POST', '/assets', { body: input, headers: onceHeaders(once) });
      notify(t('assets.saved', { name: saved.name }), { type: 'success' });
      await queryClient.invalidateQueries({ queryKey: ['assets'] });
      void navigate(`/assets/${kind}/${saved.id}/show`);
    } catch (error) {
      setRefusal(error);
      // The version of the others' change is fetched; what was typed here stays and can be sent upon it.
      if (isProblem(error, 'request.version-stale')) await queryClient.invalidateQueries({ queryKey: ['assets', 'getOne'] });
      if (isProblem(error)) error.body.fields?.forEach(({ path, message }) => setError(path as 'code', { message }));
    }
  });

  const placeError = errors.location?.message ?? errors.location?.root?.message;
  return (
    <Paper variant="outlined" sx={{ maxWidth: 1000, width: '100%', mx: 'auto', p: 2 }}>
      <Title title={asset ? `${t('assets.edit')}: ${asset.name}` : t('assets.add', { kind: inSentence(words(declared.name)) })} />
      <form noValidate onSubmit={(event) => { void send(event); }}>
        <Stack sx={{ gap: 2 }}>
          {isProblem(refusal, 'request.version-stale')
            ? <Alert severity="warning" role="alert">{t('assets.changedMeanwhile')}</Alert>
            : refusal !== null && <Failure error={refusal} />}
          <Box sx={grid}>
            <TextField {...register('code')} label={t('assets.field.code')} required size="small" error={Boolean(errors.code)} helperText={errors.code?.message} />
            <TextField {...register('name')} label={t('assets.field.name')} required size="small" error={Boolean(errors.name)} helperText={errors.name?.message} />
            <OwnerInput kind={kind} control={control} />
            <Controller
              control={control} name="lifecycle"
              render={({ field }) => (
                <TextField {...field} select size="small" label={t('assets.field.lifecycle')}>
                  {lifecycleChoices(asset?.lifecycle ?? null).map((one) => <MenuItem key={one} value={one}>{t(`assets.lifecycle.${one}`)}</MenuItem>)}
                </TextField>
              )}
            />
            <TextField {...register('address')} label={t('assets.field.address')} size="small" sx={{ gridColumn: '1 / -1' }} />
            <TextField {...register('location.0')} label={t('assets.field.lng')} required size="small" error={Boolean(errors.location)} helperText={errors.location?.[0]?.message ?? placeError} slotProps={{ inputLabel: { shrink: true } }} />
            <TextField {...register('location.1')} label={t('assets.field.lat')} required size="small" error={Boolean(errors.location)} helperText={errors.location?.[1]?.message} slotProps={{ inputLabel: { shrink: true } }} />
          </Box>
          <LocationPicker
            shape={declared.symbol} value={locationOf(watch('location'))}
            onPick={([lng, lat]) => setValue('location', [String(lng), String(lat)], { shouldDirty: true, shouldValidate: true })}
          />
          <Box sx={grid}>{declared.fields.map((field) => <AttributeInput key={field.name} field={field} control={control} />)}</Box>
          <Stack direction="row" sx={{ gap: 1, justifyContent: 'flex-end' }}>
            <Button onClick={() => { void navigate(-1); }}>{t('assets.cancel')}</Button>
            <Button type="submit" variant="contained" disabled={isSubmitting}>{t('assets.save')}</Button>
          </Stack>
        </Stack>
      </form>
    </Paper>
  );
}

const grid = { display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' }, alignItems: 'start' } as const;

function OwnerInput({ kind, control }: { kind: AssetKind; control: ReturnType<typeof useForm<AssetValues>>['control'] }) {
  const t = useT();
  const [filter] = useState(() => ({ kind: [...kindOf(kind).ownerKinds] }));
  const { data: owners = [] } = useGetList<Organisation>('organisations', { pagination: all, sort: byName, filter });
  return (
    <Controller
      control={control} name="ownerOrgId"
      render={({ field, fieldState: { error } }) => (
        <Autocomplete
          size="small" options={owners} value={owners.find(({ id }) => id === field.value) ?? null} getOptionLabel={({ name }) => name}
          getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id} onChange={(_, owner) => field.onChange(owner?.id ?? '')} onBlur={field.onBlur}
          renderInput={(params) => <TextField {...params} label={t('assets.field.owner')} error={Boolean(error)} helperText={error?.message} />}
        />
      )}
    />
  );
}
