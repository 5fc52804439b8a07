import { Suspense } from 'react';
import { useNotify } from 'ra-core';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import { SimulationTools, useMaySimulate } from '#features/simulation';
import { useT } from '#platform/i18n';

interface MapToolsProps {
  onProvince: () => void;
  onCountry: () => void;
}

/** The ways back: to the whole province, to the whole country with its islands, and a link to what is seen. */
export function MapTools({ onProvince, onCountry }: MapToolsProps) {
  const t = useT();
  const notify = useNotify();
  const maySimulate = useMaySimulate();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      notify(t('map.linkCopied'), { type: 'success' });
    } catch {
      // Browsers keep the clipboard from pages without https; the address bar holds the same link.
      notify(window.location.href, { type: 'info' });
    }
  };
  return (
    <Box sx={{ position: 'absolute', zIndex: 800, bottom: 28, right: 58 }}>
      <Paper elevation={3} sx={{ display: 'flex', overflow: 'hidden' }}>
        {maySimulate && <Suspense fallback={null}><SimulationTools /></Suspense>}
        <Button size="small" onClick={onProvince}>{t('map.wholeProvince')}</Button>
        <Button size="small" onClick={onCountry}>{t('map.wholeCountry')}</Button>
        <IconButton size="small" title={t('map.copyLink')} aria-label={t('map.copyLink')} onClick={() => { void copy(); }}>
          <LinkOutlined fontSize="small" />
        </IconButton>
      </Paper>
    </Box>
  );
}
