import { Alert, Box } from '@mui/material';
import { useSettings } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { useLinkState } from '#platform/live';

/** What the reader has to know before believing the screen. Both go away by themselves when they are no longer true. */
export function Banners() {
  const t = useT();
  const { time } = useFormats();
  const settings = useSettings();
  const { state, lastAt } = useLinkState();
  return (
    <>
      {settings?.synthetic && (
        <Box
          role="region" aria-label={t('app.banner.synthetic')}
          sx={{
            px: 2, py: 0.25, textAlign: 'center', fontSize: '0.75rem', color: 'text.secondary', borderBottom: 1, borderColor: 'divider',
            backgroundColor: 'action.hover',
            // Whatever is printed says it too; the colours of a dark screen are not seen on paper.
            '@media print': { '&, & *': { color: '#000 !important' }, backgroundColor: 'transparent' },
          }}
        >
          <Box component="strong" sx={{ color: 'text.primary', letterSpacing: '0.06em' }}>{t('app.banner.synthetic')}</Box>
          <Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }}> · {t('app.banner.syntheticHint')}</Box>
        </Box>
      )}
      <Box aria-live="assertive">
        {(state === 'offline' || state === 'down') && (
          <Alert severity="error" variant="filled" square sx={{ py: 0.25 }}>
            {lastAt === null ? t('app.banner.offlineNever') : t(`app.banner.${state}`, { time: time(lastAt) })}
          </Alert>
        )}
      </Box>
    </>
  );
}
