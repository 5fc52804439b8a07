import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { NewIntegrationKey } from '@ioc/shared/access';
import { createKey } from '@ioc/shared/access.input';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { freshKey, http, onceHeaders } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { keyTerms, usualTerm, type KeyTerm } from './integrationKeys';
import { KeySecret } from './KeySecret';

/** Two steps in one window: what the key is for, then the key itself, which nothing but its own button puts away. */
export function KeyCreate({ userId, onClose }: { userId: string; onClose: () => void }) {
  const t = useT();
  const titleId = useId();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const [made, setMade] = useState<NewIntegrationKey | null>(null);
  return (
    <Dialog open onClose={() => made === null && onClose()} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{made ? t('access.key.madeTitle', { name: made.name }) : t('access.key.addTitle')}</DialogTitle>
      {made ? <KeySecret secret={made.key} onKept={onClose} /> : <KeyForm userId={userId} onMade={setMade} onCancel={onClose} />}
    </Dialog>
  );
}

interface KeyFormProps {
  userId: string;
  onMade: (key: NewIntegrationKey) => void;
  onCancel: () => void;
}

function KeyForm({ userId, onMade, onCancel }: KeyFormProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [validDays, setValidDays] = useState<KeyTerm>(usualTerm);
  const [isBusy, setBusy] = useState(false);
  const [once] = useState(freshKey);
  const [refusal, setRefusal] = useState<unknown>(null);
  const wish = createKey.safeParse({ name, validDays });

  async function send(): Promise<void> {
    if (!wish.success || isBusy) return;
    setBusy(true);
    setRefusal(null);
    try {
      onMade(await http<NewIntegrationKey>('POST', `/users/${userId}/keys`, { body: wish.data, headers: onceHeaders(once) }));
    } catch (error) {
      setRefusal(error);
      setBusy(false);
    } finally {
      // Also after a refusal: it may say that an attempt whose answer was lost has made the key.
      void queryClient.invalidateQueries({ queryKey: ['users', 'keys', userId] });
    }
  }

  const termText = (term: KeyTerm): string => {
    if (term === null) return t('access.key.endless');
    const years = term / 365;
    return Number.isInteger(years) ? t('access.key.years', { count: years, smart_count: years }) : t('access.key.days', { count: term, smart_count: term });
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <DialogContent>
        {refusal !== null && <Failure error={refusal} />}
        <TextField
          label={t('access.key.name')} helperText={t('access.key.nameHint')} value={name} onChange={(event) => setName(event.target.value)}
          required autoFocus autoComplete="off" slotProps={{ htmlInput: { maxLength: 120 } }}
        />
        <TextField
          select label={t('access.key.term')} value={String(validDays)}
          onChange={(event) => setValidDays(keyTerms.find((term) => String(term) === event.target.value) ?? null)}
        >
          {keyTerms.map((term) => <MenuItem key={String(term)} value={String(term)}>{termText(term)}</MenuItem>)}
        </TextField>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onCancel}>{t('access.cancel')}</Button>
        <Button type="submit" variant="contained" disabled={!wish.success || isBusy}>{t('access.key.add')}</Button>
      </DialogActions>
    </form>
  );
}
