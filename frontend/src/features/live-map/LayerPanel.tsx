import { useState } from 'react';
import Box from '@mui/material/Box';
import Collapse from '@mui/material/Collapse';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { useT } from '#platform/i18n';
import { LayerChoice, type LayerChoiceProps } from './LayerChoice';

/** What is drawn, how much of it there is, and what the signs mean: over the map, folded away on a small screen. */
export function LayerPanel({ startsOpen, ...choice }: LayerChoiceProps & { startsOpen: boolean }) {
  const t = useT();
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <Paper
      component="section" aria-label={t('map.layers')} elevation={3} data-covers={isOpen}
      sx={{ width: 252, maxHeight: '100%', display: 'flex', flexDirection: 'column', overflow: 'hidden' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', pl: 1.5, pr: 0.5, minHeight: 36 }}>
        <Typography variant="subtitle2" component="h2" sx={{ flex: 1 }}>{t('map.layers')}</Typography>
        <IconButton size="small" aria-expanded={isOpen} aria-label={t(isOpen ? 'map.collapse' : 'map.expand')} onClick={() => setOpen(!isOpen)}>
          <ExpandMore fontSize="small" sx={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} />
        </IconButton>
      </Box>
      <Collapse in={isOpen} sx={{ overflowY: 'auto' }}>
        <Box sx={{ px: 1.5, pb: 1.5 }}><LayerChoice {...choice} /></Box>
      </Collapse>
    </Paper>
  );
}
