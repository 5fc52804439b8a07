import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import type { Asset, AssetPart } from '@ioc/shared/assets';
import { changedFields, freshKey, http, isProblem, onceHeaders, zodResolver } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { inSentence } from './asset.kind';
import { AttributeInput } from './AttributeInput';
import { PartEnd } from './PartEnd';
import { partInput, partIssueWords, partSchema, partValues, type DeclaredParts, type PartValues } from './part.form';

interface PartDialogProps {
  asset: Asset;
  declared: DeclaredParts;
  /** Null for a new one. */
  part: AssetPart | null;
  onClose: () => void;
}

/** A station or a cluster; its fields follow from the declaration of the kind. */
export function PartDialog({ asset, declared, part, onClose }: PartDialogProps) {
  const t = useT();
  const words = useWords();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const titleId = useId();
  const [start] = useState(() => partValues(declared, asset, part));
  const [once] = useState(freshKey);
  const [refusal, setRefusal] = useState<unknown>(null);
  const toInput = (values: PartValues) => partInput(declared, values);
  const { control, register, handleSubmit, setError, formState: { errors, isSubmitting } } = useForm<PartValues>({
    defaultValues: start, resolver: zodResolver<PartValues>(partSchema(declared), partIssueWords(t, declared), toInput),
  });

  const send = handleSubmit(async (values) => {
    setRefusal(null);
    const path = `/assets/${asset.id}/parts`;
    try {
      if (part) await http('PATCH', `${path}/${part.id}`, { body: changedFields(toInput(values), toInput(start)), version: asset.version });
      else await http('POST', path, { body: toInput(values), version: asset.version, headers: onceHeaders(once) });
      notify(t('assets.saved', { name: values.code }), { type: 'success' });
      onClose();
    } catch (error) {
      setRefusal(error);
      if (isProblem(error)) error.body.fields?.forEach(({ path: at, message }) => setError(at as 'code', { message }));
    } finally {
      void queryClient.invalidateQueries({ queryKey: ['assets'] });
    }
  });

  const placeError = errors.location?.[0]?.message ?? errors.location?.[1]?.message ?? errors.location?.message ?? errors.location?.root?.message;
  const name = words(declared.name);
  return (
    <Dialog open onClose={() => !isSubmitting && onClose()} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <form noValidate onSubmit={(event) => { event.stopPropagation(); void send(event); }}>
        <DialogTitle id={titleId}>{part ? `${name} ${part.code}` : t('assets.add', { kind: inSentence(name) })}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          {isProblem(refusal, 'request.version-stale')
            ? <Alert severity="warning" role="alert">{t('assets.changedMeanwhile')}</Alert>
            : refusal !== null && <Failure error={refusal} />}
          <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}>
            <TextField {...register('code')} label={t('assets.field.code')} required size="small" error={Boolean(errors.code)} helperText={errors.code?.message} sx={{ gridColumn: '1 / -1' }} />
            {declared.fields.map((field) => <AttributeInput key={field.name} field={field} control={control} />)}
            {declared.located && <TextField {...register('location.0')} label={t('assets.field.lng')} size="small" error={Boolean(placeError)} helperText={placeError} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />}
            {declared.located && <TextField {...register('location.1')} label={t('assets.field.lat')} size="small" error={Boolean(placeError)} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />}
          </Box>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          {part && <PartEnd asset={asset} part={part} onEnded={onClose} />}
          <Button onClick={onClose}>{t('assets.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isSubmitting}>{t('assets.save')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
