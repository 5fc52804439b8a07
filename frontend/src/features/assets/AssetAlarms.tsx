import { useGetList } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { alarmStateNames, alarmTypes, type Alarm } from '@ioc/shared/alarms';
import { useT, useWords } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { alarmTones } from '#ui/StatusChip';
import { Timeline } from '#ui/Timeline';

const newestFirst = { field: 'raisedAt', order: 'DESC' } as const;
const firstPage = { page: 1, perPage: 25 } as const;

/** The alarms of one asset, newest first. (The alarms feature stands above this one, so only its records are used.) */
export function AssetAlarms({ assetId }: { assetId: string }) {
  const t = useT();
  const words = useWords();
  const { data, error, isPending, refetch } = useGetList<Alarm>('alarms', { pagination: firstPage, sort: newestFirst, filter: { assetId } });
  if (isPending) return <Skeleton variant="rounded" height={96} />;
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (!data || data.length === 0) return <Empty title={t('assets.noAlarms')} />;
  return (
    <Timeline
      items={data.map((alarm) => ({
        key: alarm.id, at: alarm.raisedAt, by: words(alarmStateNames[alarm.state]), text: alarm.note, tone: alarmTones[alarm.state],
        title: <Link component={RouterLink} to={`/alarms/${alarm.id}/show`}>{words(alarmTypes[alarm.type])}</Link>,
      }))}
    />
  );
}
