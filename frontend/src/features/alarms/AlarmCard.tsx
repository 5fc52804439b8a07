import { Link as RouterLink } from 'react-router-dom';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { alarmTypes, type Alarm } from '@ioc/shared/alarms';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow } from '#platform/live';
import { AlarmActions } from './AlarmActions';
import { AlarmCount, AlarmStateChip, SeverityChip } from './AlarmMarks';

/** One alarm in the hand: what, where, since when, and the buttons. */
export function AlarmCard({ alarm }: { alarm: Alarm }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const now = useNow(15_000);
  const lasted = (alarm.clearedAt ? Date.parse(alarm.clearedAt) : now.getTime()) - Date.parse(alarm.raisedAt);
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <SeverityChip severity={alarm.severity} />
        <AlarmStateChip state={alarm.state} />
        <AlarmCount count={alarm.count} />
      </Stack>
      <Link component={RouterLink} to={`/alarms/${alarm.id}/show`} color="textPrimary" underline="hover" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {alarm.assetName}
      </Link>
      <Typography variant="body2" color="textSecondary">
        {[words(alarmTypes[alarm.type]), alarm.unitName, alarm.assetCode].filter(Boolean).join(' · ')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {formats.dateTime(alarm.raisedAt)} · {t('alarms.field.duration').toLocaleLowerCase('vi')} {formats.duration(lasted)}
      </Typography>
      <AlarmActions alarm={alarm} />
    </>
  );
}
