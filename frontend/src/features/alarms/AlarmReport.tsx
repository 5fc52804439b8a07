import { useId, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { alarmSeverities, type AlarmSeverity } from '@ioc/shared/alarms';
import { raiseAlarm } from '@ioc/shared/alarms.input';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { useDraft } from '#platform/drafts';
import { useFormats, useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { SeverityChip } from './AlarmMarks';
import { useAlarmReport } from './useAlarmReport';

export interface ReportedAsset {
  id: string;
  name: string;
  kind: AssetKind;
}

const inColumns = { display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, auto)' }, justifyContent: 'start' } as const;

/** Trouble that no device tells of: somebody rang, somebody saw it. How bad it is begins where the kind declares it. */
export function AlarmReport({ asset, onClose }: { asset: ReportedAsset; onClose: (isSent: boolean) => void }) {
  const t = useT();
  const formats = useFormats();
  const titleId = useId();
  const severityId = useId();
  const [severity, setSeverity] = useState<AlarmSeverity>(kindOf(asset.kind).severity.degraded);
  const note = useDraft(`report.${asset.id}`);
  const { report, isPending, refusal, earlier } = useAlarmReport();
  const wish = raiseAlarm.safeParse({ assetId: asset.id, severity, note: note.text });

  async function send(): Promise<void> {
    if (!wish.success || isPending || !(await report(wish.data))) return;
    note.drop();
    onClose(true);
  }

  return (
    <Dialog open onClose={() => onClose(false)} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <DialogTitle id={titleId}>{t('alarms.report.title', { name: asset.name })}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <Typography variant="body2" color="textSecondary">{t('alarms.report.hint')}</Typography>
          {refusal !== null && <Failure error={refusal} />}
          {earlier && (
            <Alert severity="warning" action={<Button color="inherit" component={RouterLink} to={`/alarms/${earlier.id}/show`}>{t('alarms.report.see')}</Button>}>
              {t('alarms.report.earlier', { time: formats.dateTime(earlier.raisedAt) })}
            </Alert>
          )}
          <FormControl>
            <FormLabel id={severityId} sx={{ typography: 'body2' }}>{t('alarms.field.severity')}</FormLabel>
            <RadioGroup sx={inColumns} aria-labelledby={severityId} value={severity} onChange={(_, next) => setSeverity(next as AlarmSeverity)}>
              {alarmSeverities.map((one) => (
                <FormControlLabel key={one} value={one} control={<Radio size="small" />} label={<SeverityChip severity={one} />} />
              ))}
            </RadioGroup>
          </FormControl>
          <TextField
            label={t('alarms.report.note')} placeholder={t('alarms.report.notePlaceholder')} value={note.text} onChange={(event) => note.setText(event.target.value)}
            required autoFocus fullWidth slotProps={{ htmlInput: { maxLength: 500 }, inputLabel: { shrink: true } }} helperText={t('alarms.report.noteHint')}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={() => onClose(false)}>{t('alarms.cancel')}</Button>
          <Button type="submit" variant="contained" color="error" disabled={!wish.success || isPending || earlier !== null}>{t('alarms.report.send')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
