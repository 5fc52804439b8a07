import IconButton from '@mui/material/IconButton';
import VolumeOffOutlined from '@mui/icons-material/VolumeOffOutlined';
import VolumeUpOutlined from '@mui/icons-material/VolumeUpOutlined';
import { useT } from '#platform/i18n';
import { toggleSound, useAlarmSound } from './alarms.sound';

export function SoundButton() {
  const t = useT();
  const { isOn, isWaiting } = useAlarmSound();
  const label = t(!isOn ? 'alarms.sound.off' : isWaiting ? 'alarms.sound.waiting' : 'alarms.sound.on');
  return (
    <IconButton
      size="small" title={label} aria-label={label} aria-pressed={isOn} color={isOn && isWaiting ? 'warning' : 'default'}
      onClick={() => { void toggleSound(); }}
    >
      {isOn ? <VolumeUpOutlined fontSize="small" /> : <VolumeOffOutlined fontSize="small" />}
    </IconButton>
  );
}
