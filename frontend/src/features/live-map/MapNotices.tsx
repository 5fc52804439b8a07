import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { allLiveAssets } from '#features/assets';
import { useT } from '#platform/i18n';
import { useSharedLive } from '#platform/live';
import { Failure } from '#ui/Failure';

/** What a person must know before believing the map: it is loading, it failed, or it may be old. */
export function MapNotices({ isStale }: { isStale: boolean }) {
  const t = useT();
  const { status, error } = useSharedLive(allLiveAssets, 500);
  return (
    <Box sx={{ position: 'absolute', zIndex: 900, bottom: 72, left: '50%', transform: 'translateX(-50%)', maxWidth: 'calc(100% - 24px)' }}>
      {status === 'failed' && <Failure error={error} title={t('map.loadFailed')} onRetry={allLiveAssets.reload} />}
      {status === 'loading' && <LinearProgress aria-label={t('map.loading')} sx={{ width: 240, borderRadius: 1 }} />}
      {status === 'ready' && isStale && <Alert severity="warning" variant="filled">{t('map.stale')}</Alert>}
    </Box>
  );
}
