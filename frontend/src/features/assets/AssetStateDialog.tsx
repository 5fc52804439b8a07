import { useState } from 'react';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { kindOf } from '@ioc/shared/asset-kinds';
import { operationalStateNames, operationalStates, type Asset, type OperationalState } from '@ioc/shared/assets';
import { useDraft } from '#platform/drafts';
import { http, isProblem } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { StatusIcon } from '#platform/map';
import { Failure } from '#ui/Failure';

/** A person says how an asset is: the only source for FM and wired radio, and for maintenance. */
export function AssetStateDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [state, setState] = useState<OperationalState>(asset.state);
  const note = useDraft(`state.${asset.id}`);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);

  async function send(): Promise<void> {
    setPending(true);
    setRefusal(null);
    try {
      await http<Asset>('POST', `/assets/${asset.id}/state`, { body: { state, note: note.text.trim() }, version: asset.version });
      note.drop();
      notify(t('assets.stateSaved'), { type: 'success' });
      onClose();
    } catch (error) {
      setRefusal(error);
    } finally {
      setPending(false);
      void queryClient.invalidateQueries({ queryKey: ['assets'] });
    }
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="asset-state-title">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <DialogTitle id="asset-state-title">{t('assets.setStateTitle', { name: asset.name })}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <Typography variant="body2" color="textSecondary">{t('assets.setStateHint')}</Typography>
          {isProblem(refusal, 'request.version-stale')
            ? <Alert severity="warning">{t('assets.changedMeanwhile')}</Alert>
            : refusal !== null && <Failure error={refusal} />}
          <RadioGroup value={state} onChange={(_, next) => setState(next as OperationalState)} aria-label={t('assets.field.state')}>
            {operationalStates.map((one) => (
              <FormControlLabel
                key={one} value={one} control={<Radio size="small" />}
                label={<Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}><StatusIcon shape={kindOf(asset.kind).symbol} state={one} /> {words(operationalStateNames[one])}</Stack>}
              />
            ))}
          </RadioGroup>
          <TextField
            label={t('assets.stateNote')} value={note.text} onChange={(event) => note.setText(event.target.value)} multiline minRows={2} fullWidth
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('assets.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isPending}>{t('assets.save')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
