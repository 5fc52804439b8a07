import Popover from '@mui/material/Popover';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useT } from '#platform/i18n';
import { SceneButton } from './SceneButton';

/** The scenes of the whole province to choose from. */
export function ScenePopover({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const t = useT();
  return (
    <Popover
      open anchorEl={anchor} onClose={onClose} anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'right' }} slotProps={{ paper: { 'aria-label': t('simulation.open'), role: 'dialog' } }}
    >
      <Stack sx={{ p: 2, gap: 1, maxWidth: 280, alignItems: 'stretch' }}>
        <Typography variant="body2" color="textSecondary">{t('simulation.hint')}</Typography>
        <SceneButton play={{ scene: 'storm' }} onPlayed={onClose} />
        <SceneButton play={{ scene: 'restore' }} onPlayed={onClose} />
      </Stack>
    </Popover>
  );
}
