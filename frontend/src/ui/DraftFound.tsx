import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useT } from '#platform/i18n';

/** Says that a form shows what was typed last time and never sent, and how to begin afresh. */
export function DraftFound({ onForget }: { onForget: () => void }) {
  const t = useT();
  return (
    <Alert severity="info" action={<Button size="small" color="inherit" onClick={onForget} sx={{ minHeight: { xs: 44, md: 0 } }}>{t('ui.draft.forget')}</Button>}>
      {t('ui.draft.found')}
    </Alert>
  );
}
