import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useState } from 'react';
import { mailWayNames, mailWays, noticeGroupNames, noticeGroups, usualPreferences, type MailPreferences, type MailWay, type OwnPreferences } from '@ioc/shared/channels';
import { http } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { minuteIn, timeText } from './minutes';

const queryKey = ['notification-preferences'];

/** How I want to be told by e-mail. */
export function PreferencesPage() {
  const t = useT();
  const { data, error, isPending, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => http<OwnPreferences>('GET', '/notification-preferences', { signal }) });
  return (
    <Box sx={{ maxWidth: 720, width: '100%', mx: 'auto' }}>
      <Title title={t('channels.preferences.title')} preferenceKey={false} />
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>{t('channels.preferences.hint')}</Typography>
      {isPending && <Skeleton variant="rounded" height={420} />}
      {error && <Failure error={error} title={t('channels.loadFailed')} onRetry={() => void refetch()} />}
      {data && <PreferencesForm key={data.version} own={data} />}
    </Box>
  );
}

function Reach({ own: { address, isMailOn } }: { own: OwnPreferences }) {
  const t = useT();
  if (!isMailOn) return <Alert severity="info">{t('channels.preferences.mailOff')}</Alert>;
  if (address === null) return <Alert severity="warning">{t('channels.preferences.noAddress')}</Alert>;
  return <Typography variant="body2">{t('channels.preferences.address', { address })}</Typography>;
}

function PreferencesForm({ own }: { own: OwnPreferences }) {
  const t = useT();
  const words = useWords();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<MailPreferences>({ ways: own.ways, quiet: own.quiet, digestMinute: own.digestMinute });
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const put = (part: Partial<MailPreferences>) => setDraft({ ...draft, ...part });
  const { quiet } = draft;
  const isWrong = quiet !== null && quiet.fromMinute === quiet.toMinute;

  async function save(): Promise<void> {
    setBusy(true);
    setRefusal(null);
    try {
      const saved = await http<OwnPreferences>('PATCH', '/notification-preferences', { body: draft, version: own.version });
      queryClient.setQueryData(queryKey, saved);
      notify(t('channels.saved'), { type: 'success' });
    } catch (error) {
      setRefusal(error);
      setBusy(false);
    }
  }

  return (
    <Paper variant="outlined" component="form" noValidate onSubmit={(event) => { event.preventDefault(); void save(); }} sx={{ p: 2, display: 'grid', gap: 2 }}>
      <Reach own={own} />
      {refusal !== null && <Failure error={refusal} />}
      <Box>
        <Typography variant="subtitle1" component="h2" sx={{ fontWeight: 600, mb: 1 }}>{t('channels.preferences.ways')}</Typography>
        {noticeGroups.map((group) => (
          <Box key={group} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: 2, py: 0.5 }}>
            <Typography variant="body2" sx={{ flex: '1 1 200px' }} id={`way-${group}`}>{words(noticeGroupNames[group])}</Typography>
            <TextField
              select size="small" value={draft.ways[group]} sx={{ width: 220, my: 0 }} onChange={(event) => put({ ways: { ...draft.ways, [group]: event.target.value as MailWay } })}
              slotProps={{ select: { SelectDisplayProps: { 'aria-labelledby': `way-${group}` } } }}
            >
              {mailWays.map((way) => <MenuItem key={way} value={way}>{words(mailWayNames[way])}</MenuItem>)}
            </TextField>
          </Box>
        ))}
      </Box>
      <Box>
        <FormControlLabel control={<Switch checked={quiet !== null} onChange={(_, isOn) => put({ quiet: isOn ? usualPreferences.quiet : null })} />} label={t('channels.preferences.quiet')} />
        {quiet && (
          <Box sx={{ display: 'flex', gap: 2, my: 1 }}>
            <TimeField label={t('channels.preferences.quietFrom')} minute={quiet.fromMinute} isWrong={isWrong} onChange={(fromMinute) => put({ quiet: { ...quiet, fromMinute } })} />
            <TimeField label={t('channels.preferences.quietTo')} minute={quiet.toMinute} isWrong={isWrong} onChange={(toMinute) => put({ quiet: { ...quiet, toMinute } })} />
          </Box>
        )}
        <Typography variant="caption" color="textSecondary" component="p">{t('channels.preferences.quietHint')}</Typography>
      </Box>
      <Box>
        <TimeField label={t('channels.preferences.digest')} minute={draft.digestMinute} isWrong={false} onChange={(digestMinute) => put({ digestMinute })} />
        <Typography variant="caption" color="textSecondary" component="p">{t('channels.preferences.digestHint')}</Typography>
      </Box>
      <Box><Button type="submit" variant="contained" disabled={isBusy || isWrong}>{t('channels.save')}</Button></Box>
    </Paper>
  );
}

/** By the clock of 24 hours, whatever the browser is set to. What is no time changes nothing, and is gone when the field is left. */
function TimeField({ label, minute, isWrong, onChange }: { label: string; minute: number; isWrong: boolean; onChange: (minute: number) => void }) {
  const [text, setText] = useState(() => timeText(minute));
  return (
    <TextField
      size="small" label={label} value={text} error={isWrong || minuteIn(text) === null} sx={{ width: 140, my: 0 }} slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5 } }}
      onChange={(event) => {
        const typed = minuteIn(event.target.value);
        setText(event.target.value);
        if (typed !== null) onChange(typed);
      }}
      onBlur={() => setText(timeText(minute))}
    />
  );
}
