import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { noticeGroupNames, noticeGroups, type NewWebhook, type NoticeGroup, type Webhook } from '@ioc/shared/channels';
import { createWebhook } from '@ioc/shared/channels.input';
import { changedFields, freshKey, http, onceHeaders } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { Failure } from '#ui/Failure';

/** A webhook to add or to change. After adding, its secret, which nothing but its own button puts away. */
export function WebhookDialog({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  const t = useT();
  const [made, setMade] = useState<NewWebhook | null>(null);
  return (
    <Dialog open onClose={() => made === null && onClose()} fullWidth maxWidth="sm" aria-labelledby="webhook-title">
      <DialogTitle id="webhook-title">{made ? t('channels.secretTitle', { name: made.name }) : webhook ? t('channels.editNamed', { name: webhook.name }) : t('channels.add')}</DialogTitle>
      {made
        ? (
          <>
            <DialogContent>
              <Alert severity="warning" sx={{ mb: 2 }}>{t('channels.secretOnce')}</Alert>
              <TextField
                label={t('channels.secret')} value={made.secret} autoFocus onFocus={(event) => event.target.select()}
                slotProps={{ htmlInput: { readOnly: true, spellCheck: false, style: { fontFamily: 'monospace' } } }}
              />
            </DialogContent>
            <DialogActions sx={{ px: 3, pb: 2 }}><Button variant="contained" onClick={onClose}>{t('channels.kept')}</Button></DialogActions>
          </>
        )
        : <WebhookForm webhook={webhook} onMade={setMade} onClose={onClose} />}
    </Dialog>
  );
}

function WebhookForm({ webhook, onMade, onClose }: { webhook: Webhook | null; onMade: (made: NewWebhook) => void; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<{ name: string; url: string; groups: readonly NoticeGroup[] }>(webhook ?? { name: '', url: '', groups: ['work', 'reminders'] });
  const [once] = useState(freshKey);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const checked = createWebhook.safeParse({ name: draft.name, url: draft.url, groups: draft.groups });
  const turn = (group: NoticeGroup, isChosen: boolean) => setDraft({ ...draft, groups: noticeGroups.filter((each) => (each === group ? isChosen : draft.groups.includes(each))) });

  async function save(): Promise<void> {
    if (!checked.success || isBusy) return;
    setBusy(true);
    setRefusal(null);
    try {
      if (webhook) {
        const { name, url, groups } = webhook;
        const body = changedFields(checked.data, { name, url, groups });
        if (Object.keys(body).length > 0) await http<Webhook>('PATCH', `/webhooks/${webhook.id}`, { body, version: webhook.version });
        onClose();
      } else onMade(await http<NewWebhook>('POST', '/webhooks', { body: checked.data, headers: onceHeaders(once) }));
    } catch (error) {
      setRefusal(error);
      setBusy(false);
    } finally {
      void queryClient.invalidateQueries({ queryKey: ['channels'] });
    }
  }

  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        {refusal !== null && <Failure error={refusal} />}
        <TextField label={t('channels.field.name')} value={draft.name} required autoFocus autoComplete="off" onChange={(event) => setDraft({ ...draft, name: event.target.value })} slotProps={{ htmlInput: { maxLength: 120 } }} />
        <TextField label={t('channels.field.url')} value={draft.url} required autoComplete="off" helperText={t('channels.urlHint')} onChange={(event) => setDraft({ ...draft, url: event.target.value.trim() })} slotProps={{ htmlInput: { inputMode: 'url', maxLength: 500 } }} />
        <FormControl component="fieldset">
          <FormLabel component="legend">{t('channels.field.groups')}</FormLabel>
          <FormGroup>
            {noticeGroups.map((group) => (
              <FormControlLabel
                key={group} label={words(noticeGroupNames[group])} slotProps={{ typography: { variant: 'body2' } }}
                control={<Checkbox size="small" checked={draft.groups.includes(group)} onChange={(_, isChosen) => turn(group, isChosen)} />}
              />
            ))}
          </FormGroup>
        </FormControl>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{t('channels.cancel')}</Button>
        <Button type="submit" variant="contained" disabled={!checked.success || isBusy}>{t('channels.save')}</Button>
      </DialogActions>
    </form>
  );
}
