import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { allLiveAssets } from '#features/assets';
import { useT } from '#platform/i18n';
import { useSharedLive } from '#platform/live';
import { Failure } from '#ui/Failure';

interface MapNoticesProps {
  isStale: boolean;
  /** Tries the lost base map again; null while it is there. */
  onRetryBasemap: (() => void) | null;
}

/** What a person must know before believing the map: it is loading, it failed, it may be old, or it lies on another ground. */
export function MapNotices({ isStale, onRetryBasemap }: MapNoticesProps) {
  const t = useT();
  const { status, error } = useSharedLive(allLiveAssets, 500);
  const retry = onRetryBasemap && <Button color="inherit" size="small" onClick={onRetryBasemap}>{t('map.retry')}</Button>;
  return (
    <Box
      sx={{
        position: 'absolute', zIndex: 900, bottom: 72, left: '50%', transform: 'translateX(-50%)', width: 'max-content', maxWidth: 'calc(100% - 24px)',
        display: 'flex', flexDirection: 'column', alignItems: 'center', gap: 1,
      }}
    >
      {status === 'failed' && <Failure error={error} title={t('map.loadFailed')} onRetry={allLiveAssets.reload} />}
      {status === 'loading' && <LinearProgress aria-label={t('map.loading')} sx={{ width: 240, borderRadius: 1 }} />}
      {status === 'ready' && isStale && <Alert severity="warning" variant="filled">{t('map.stale')}</Alert>}
      {retry && <Alert severity="warning" elevation={3} action={retry}>{t('map.basemapLost')}</Alert>}
    </Box>
  );
}
