import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useCreate, useNotify, useUpdate } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import { Box, Button, Checkbox, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { organisationKinds, type Organisation, type OrganisationKind } from '@ioc/shared/organisations';
import { createOrganisation, updateOrganisation } from '@ioc/shared/organisations.input';
import { freshKey, zodResolver } from '#platform/api';
import { useT } from '#platform/i18n';
import { patchLists, refreshLists } from '#platform/live';
import { Failure } from '#ui/Failure';
import { WordsSelect } from '#ui/WordsSelect';
import { inputFrom, valuesFrom, type OrganisationValues } from './organisation.form';
import { RecordPicker } from './RecordPicker';
import { useOrganisations, useSectors, useUnits } from './useCatalogues';

interface OrganisationDialogProps {
  /** Null = a new one. */
  organisation: Organisation | null;
  onClose: () => void;
  onSaved?: (organisation: Organisation) => void;
}

const wide = { gridColumn: '1 / -1' } as const;

/** One organisation of the catalogue, with the contract's own rules. */
export function OrganisationDialog({ organisation, onClose, onSaved }: OrganisationDialogProps) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [once] = useState(freshKey);
  const [create, creating] = useCreate<Organisation>();
  const [update, updating] = useUpdate<Organisation>();
  const { organisations } = useOrganisations();
  const { units } = useUnits();
  const sectors = useSectors();
  const isNew = organisation === null;
  const { register, control, handleSubmit, formState: { errors } } = useForm<OrganisationValues>({
    defaultValues: valuesFrom(organisation),
    resolver: zodResolver<OrganisationValues>(isNew ? createOrganisation : updateOrganisation, (issue, path) => {
      if (path === 'code') return t('organisations.hint.code');
      if (issue.code === 'too_big') return t('organisations.hint.tooLong', { max: Number(issue.maximum) });
      if (issue.code === 'too_small' && Number(issue.minimum) > 1) return t('organisations.hint.tooShort', { min: Number(issue.minimum) });
      return t('organisations.hint.required');
    }, (values) => inputFrom(values, isNew)),
  });

  function save(values: OrganisationValues): void {
    const onSuccess = (saved: Organisation) => {
      if (organisation) patchLists(queryClient, 'organisations', [saved]);
      else refreshLists(queryClient, 'organisations');
      notify(t('organisations.saved'), { type: 'success' });
      onClose();
      onSaved?.(saved);
    };
    const data = inputFrom(values, isNew);
    if (organisation) void update('organisations', { id: organisation.id, data, previousData: organisation }, { onSuccess });
    else void create('organisations', { data, meta: { idempotencyKey: once } }, { onSuccess });
  }

  const shrink = { inputLabel: { shrink: true } } as const;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="organisation-title">
      <form noValidate onSubmit={(event) => { void handleSubmit(save)(event); }} style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        <DialogTitle id="organisation-title">{t(isNew ? 'organisations.create' : 'organisations.editTitle')}</DialogTitle>
        <DialogContent>
          {(creating.error ?? updating.error) && <Failure error={creating.error ?? updating.error} />}
          <Box sx={{ display: 'grid', columnGap: 2, rowGap: 0.5, pt: 1, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 1fr)' } }}>
            <TextField
              {...register('code')} label={t('organisations.field.code')} size="small" required disabled={!isNew} slotProps={shrink}
              error={Boolean(errors.code)} helperText={isNew ? t('organisations.hint.code') : undefined}
            />
            <Controller
              name="kind" control={control}
              render={({ field }) => (
                <WordsSelect<OrganisationKind>
                  choices={organisationKinds} label={t('organisations.field.kind')} value={field.value as OrganisationKind | ''} onChange={field.onChange} required fullWidth
                  error={Boolean(errors.kind)} helperText={errors.kind?.message}
                />
              )}
            />
            <TextField
              {...register('name')} label={t('organisations.field.name')} size="small" required sx={wide} slotProps={shrink}
              error={Boolean(errors.name)} helperText={errors.name?.message}
            />
            <TextField
              {...register('shortName')} label={t('organisations.field.shortName')} size="small" sx={wide} slotProps={shrink}
              error={Boolean(errors.shortName)} helperText={errors.shortName?.message}
            />
            <Controller
              name="parentId" control={control}
              render={({ field }) => (
                <RecordPicker options={organisations.filter(({ id }) => id !== organisation?.id)} value={field.value} onChange={field.onChange} label={t('organisations.field.parent')} />
              )}
            />
            <Controller name="unitId" control={control} render={({ field }) => <RecordPicker options={units} value={field.value} onChange={field.onChange} label={t('organisations.field.unit')} />} />
            <Controller
              name="sectorCodes" control={control}
              render={({ field }) => (
                <TextField select size="small" label={t('organisations.field.sectors')} value={field.value} onChange={field.onChange} sx={wide} slotProps={{ select: { multiple: true } }}>
                  {sectors.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
                </TextField>
              )}
            />
            <Controller
              name="canLeadTask" control={control}
              render={({ field }) => (
                <FormControlLabel control={<Checkbox checked={field.value} onChange={(_, isOn) => field.onChange(isOn)} />} label={t('organisations.field.canLeadTask')} sx={wide} />
              )}
            />
          </Box>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('organisations.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={creating.isPending || updating.isPending}>{t('organisations.save')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
