import { Link as RouterLink } from 'react-router-dom';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { alarmTypes, type Alarm } from '@ioc/shared/alarms';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow } from '#platform/live';
import { AlarmActions } from './AlarmActions';
import { AlarmCount, AlarmStateChip, SeverityChip } from './AlarmMarks';

/** What is wrong with the asset in front of the reader, and what can be done about it at once. */
export function ActiveAlarm({ alarm }: { alarm: Alarm }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const now = useNow();
  return (
    <Paper component="section" variant="outlined" aria-label={t('alarms.active')} sx={{ p: 1.25, borderLeft: 3, borderLeftColor: 'error.main', display: 'grid', gap: 0.75 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <SeverityChip severity={alarm.severity} />
        <Link component={RouterLink} to={`/alarms/${alarm.id}/show`} color="textPrimary" underline="hover" sx={{ fontWeight: 600 }}>{words(alarmTypes[alarm.type])}</Link>
        <AlarmCount count={alarm.count} />
        <AlarmStateChip state={alarm.state} />
        <Typography variant="body2" color="textSecondary"><time dateTime={alarm.raisedAt}>{formats.relative(alarm.raisedAt, now)}</time></Typography>
      </Stack>
      {alarm.note && <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{alarm.acknowledgedBy && `✓ ${alarm.acknowledgedBy}: `}{alarm.note}</Typography>}
      <AlarmActions alarm={alarm} compact />
    </Paper>
  );
}
