import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import VolumeOffOutlined from '@mui/icons-material/VolumeOffOutlined';
import VolumeUpOutlined from '@mui/icons-material/VolumeUpOutlined';
import { useT } from '#platform/i18n';
import { toggleSound, useAlarmSound } from './alarms.sound';

export function SoundButton() {
  const t = useT();
  const { isOn, isWaiting } = useAlarmSound();
  const label = t(!isOn ? 'alarms.sound.off' : isWaiting ? 'alarms.sound.waiting' : 'alarms.sound.on');
  return (
    <Tooltip title={label}>
      <IconButton size="small" aria-label={label} aria-pressed={isOn} onClick={() => { void toggleSound(); }} color={isOn && isWaiting ? 'warning' : 'default'}>
        {isOn ? <VolumeUpOutlined fontSize="small" /> : <VolumeOffOutlined fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}
