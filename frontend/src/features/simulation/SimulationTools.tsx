import { useState } from 'react';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import { useT } from '#platform/i18n';
import { SceneButton } from './SceneButton';
import { useMaySimulate } from './useMaySimulate';

/** Scenes of the whole province, beside the map on which they unfold. */
export function SimulationTools() {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const maySimulate = useMaySimulate();
  if (!maySimulate) return null;
  const close = (): void => setAnchor(null);
  return (
    <>
      <Button size="small" startIcon={<ScienceOutlined />} aria-haspopup="dialog" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        {t('simulation.open')}
      </Button>
      <Popover
        open={anchor !== null} anchorEl={anchor} onClose={close} anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'right' }} slotProps={{ paper: { 'aria-label': t('simulation.open'), role: 'dialog' } }}
      >
        <Stack sx={{ p: 2, gap: 1, maxWidth: 280, alignItems: 'stretch' }}>
          <Typography variant="body2" color="textSecondary">{t('simulation.hint')}</Typography>
          <SceneButton play={{ scene: 'storm' }} onPlayed={close} />
          <SceneButton play={{ scene: 'restore' }} onPlayed={close} />
        </Stack>
      </Popover>
    </>
  );
}
