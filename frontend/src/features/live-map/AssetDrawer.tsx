import { Suspense } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Close from '@mui/icons-material/Close';
import { AssetDetails } from '#features/assets';
import { useT } from '#platform/i18n';
import type { Selection } from './mapUrl';

/** Everything about the chosen asset, over the map and back again with one key. */
export function AssetDrawer({ selection, onClose }: { selection: Selection; onClose: () => void }) {
  const t = useT();
  return (
    <Drawer anchor="right" open onClose={onClose} slotProps={{ paper: { sx: { width: { xs: '100%', sm: 520 } }, 'aria-label': t('map.details') } }}>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, p: 1 }}>
        <Button size="small" component={RouterLink} to={`/assets/${selection.kind}/${selection.id}/show`}>{t('assets.details')}</Button>
        <IconButton aria-label={t('map.close')} onClick={onClose}><Close fontSize="small" /></IconButton>
      </Box>
      <Suspense fallback={<Skeleton variant="rounded" height={320} sx={{ m: 2 }} />}><AssetDetails id={selection.id} /></Suspense>
    </Drawer>
  );
}
