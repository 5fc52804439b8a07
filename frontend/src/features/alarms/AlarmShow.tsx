import { useParams } from 'react-router-dom';
import { useGetOne } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { alarmTypes, type Alarm } from '@ioc/shared/alarms';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useLiveRecords, useNow } from '#platform/live';
import { Failure } from '#ui/Failure';
import { alarmEventNames } from './alarm.events';
import { AlarmActions } from './AlarmActions';
import { AlarmCount, AlarmStateChip, SeverityChip } from './AlarmMarks';
import { AlarmSteps } from './AlarmSteps';

export function AlarmShow() {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const now = useNow();
  const { id = '' } = useParams();
  useLiveRecords('alarms', alarmEventNames);
  const { data: alarm, error, refetch } = useGetOne<Alarm>('alarms', { id });
  if (error) return <Failure error={error} title={t('alarms.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (!alarm) return <Stack sx={{ p: 2, gap: 2 }}><Skeleton height={48} /><Skeleton variant="rounded" height={180} /></Stack>;
  const lasted = formats.duration((alarm.clearedAt ? Date.parse(alarm.clearedAt) : now.getTime()) - Date.parse(alarm.raisedAt));
  return (
    <Box component="article" sx={{ maxWidth: 860, mx: 'auto', p: { xs: 1, sm: 2 }, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Title title={`${t('alarms.one')} · ${alarm.assetName}`} />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <SeverityChip severity={alarm.severity} />
        <AlarmStateChip state={alarm.state} />
        <AlarmCount count={alarm.count} />
      </Stack>
      <Typography variant="h5" component="h2">{alarm.assetName}</Typography>
      <Typography color="textSecondary">
        {words(alarmTypes[alarm.type])} · {alarm.unitName} · {t('alarms.since', { time: formats.dateTime(alarm.raisedAt) })} · {lasted}
      </Typography>
      <AlarmActions alarm={alarm} />
      <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-label={t('alarms.steps')}><AlarmSteps alarm={alarm} /></Paper>
    </Box>
  );
}
