import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import Close from '@mui/icons-material/Close';
import LayersOutlined from '@mui/icons-material/LayersOutlined';
import { useT } from '#platform/i18n';
import { LayerChoice, type LayerChoiceProps } from './LayerChoice';
import { activeFilterCount } from './mapUrl';

/** The layers for a thumb: a sheet from below, so that the map keeps the screen. */
export function LayerSheet(choice: LayerChoiceProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const active = activeFilterCount(choice.filters);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button
        size="small" variant="contained" color={active > 0 ? 'primary' : 'inherit'} startIcon={<LayersOutlined />} aria-haspopup="dialog"
        onClick={() => setOpen(true)} sx={{ alignSelf: 'flex-start', minHeight: 36, ...(active > 0 ? {} : { bgcolor: 'background.paper', color: 'text.primary', border: 1, borderColor: 'divider' }) }}
      >
        {active > 0 ? t('map.layersFiltered', { count: active }) : t('map.layersAndFilters')}
      </Button>
      <Drawer anchor="bottom" open={isOpen} onClose={close} slotProps={{ paper: { sx: { maxHeight: '80dvh', borderRadius: '12px 12px 0 0' }, 'aria-label': t('map.layersAndFilters') } }}>
        <Box sx={{ display: 'flex', alignItems: 'center', pl: 2, pr: 1, py: 0.5, position: 'sticky', top: 0, bgcolor: 'background.paper', zIndex: 1 }}>
          <Typography variant="subtitle1" component="h2" sx={{ flex: 1, fontWeight: 600 }}>{t('map.layersAndFilters')}</Typography>
          <IconButton aria-label={t('map.close')} onClick={close}><Close /></IconButton>
        </Box>
        <Box sx={{ px: 2, pb: 3, overflowY: 'auto' }}><LayerChoice {...choice} isRoomy /></Box>
      </Drawer>
    </>
  );
}
