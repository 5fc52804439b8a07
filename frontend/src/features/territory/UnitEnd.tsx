import { Alert, Autocomplete, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import type { AdminUnit } from '@ioc/shared/territory';
import { useQueryClient } from '@tanstack/react-query';
import { useGetList, useNotify } from 'ra-core';
import { useId, useState } from 'react';
import { http, isProblem } from '#platform/api';
import { useT } from '#platform/i18n';
import { DateField } from '#ui/DateField';
import { Failure } from '#ui/Failure';

const all = { page: 1, perPage: 500 } as const;
const byName = { field: 'name', order: 'ASC' } as const;
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A unit ends once; those who carry on are found under its name from then on. */
export function UnitEnd({ unit, onClose }: { unit: AdminUnit; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const titleId = useId();
  const [validTo, setValidTo] = useState('');
  const [successors, setSuccessors] = useState<AdminUnit[]>([]);
  const [legalAct, setLegalAct] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { data = [] } = useGetList<AdminUnit>(
    'units', { pagination: all, sort: byName, filter: { level: unit.level, on: validTo } }, { enabled: isDay(validTo) },
  );
  const fieldOf = (name: string): string | undefined => (isProblem(refusal) ? refusal.body.fields?.find(({ path }) => path === name)?.message : undefined);

  async function send(): Promise<void> {
    setBusy(true);
    setRefusal(null);
    try {
      const body = { validTo, successorIds: successors.map(({ id }) => id), legalAct: legalAct.trim() || null };
      await http<AdminUnit>('POST', `/units/${unit.id}/end`, { body, version: unit.version });
      notify(t('territory.ended', { name: unit.name }), { type: 'success' });
      onClose();
    } catch (error) {
      setRefusal(error);
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries({ queryKey: ['units'] });
    }
  }

  return (
    <Dialog open onClose={() => !isBusy && onClose()} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <DialogTitle id={titleId}>{t('territory.endTitle', { name: unit.name })}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText variant="body2">{t('territory.endHint')}</DialogContentText>
          {isProblem(refusal, 'request.version-stale')
            ? <Alert severity="warning">{t('territory.changedMeanwhile')}</Alert>
            : refusal !== null && <Failure error={refusal} />}
          <DateField
            value={validTo} onChange={setValidTo} label={t('territory.field.validTo')} required size="small" error={Boolean(fieldOf('validTo'))}
            helperText={fieldOf('validTo') ?? t('territory.validToHint')}
          />
          <Autocomplete
            multiple size="small" options={data.filter(({ id }) => id !== unit.id)} value={successors} disabled={!isDay(validTo)} getOptionKey={({ id }) => id}
            getOptionLabel={({ name, code }) => `${name} (${code})`} isOptionEqualToValue={(a, b) => a.id === b.id} onChange={(_, chosen) => setSuccessors(chosen)}
            renderInput={(params) => <TextField {...params} label={t('territory.field.successors')} helperText={t('territory.successorsHint')} />}
          />
          <TextField size="small" label={t('territory.field.legalAct')} value={legalAct} onChange={(event) => setLegalAct(event.target.value)} slotProps={{ htmlInput: { maxLength: 120 } }} />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('territory.cancel')}</Button>
          <Button type="submit" variant="contained" color="warning" disabled={isBusy || !isDay(validTo)}>{t('territory.end')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
