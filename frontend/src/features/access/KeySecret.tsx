import ContentCopy from '@mui/icons-material/ContentCopyOutlined';
import { Alert, Button, DialogActions, DialogContent, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useT } from '#platform/i18n';

/** The only moment at which a key can be read: it says so, and how to take it along. */
export function KeySecret({ secret, onKept }: { secret: string; onKept: () => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<'copied' | 'copyByHand' | null>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret);
      setSaid('copied');
    } catch {
      // Browsers keep the clipboard from pages without https.
      input.current?.select();
      setSaid('copyByHand');
    }
  }

  return (
    <>
      <DialogContent>
        <Alert severity="warning" sx={{ mb: 2 }}>{t('access.key.once')}</Alert>
        <TextField
          label={t('access.key.secret')} value={secret} inputRef={input} multiline maxRows={3} onFocus={(event) => event.target.select()}
          slotProps={{ htmlInput: { readOnly: true, spellCheck: false, style: { fontFamily: 'monospace', overflowWrap: 'anywhere' } } }}
        />
        <Button variant="contained" startIcon={<ContentCopy />} autoFocus sx={{ mt: 1 }} onClick={() => void copy()}>{t('access.key.copy')}</Button>
        <Typography role="status" variant="body2" sx={{ mt: 1, minHeight: '1.5em' }}>{said && t(`access.key.${said}`)}</Typography>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}><Button onClick={onKept}>{t('access.key.kept')}</Button></DialogActions>
    </>
  );
}
