import { useQuery } from '@tanstack/react-query';
import Skeleton from '@mui/material/Skeleton';
import type { Alarm, AlarmStep } from '@ioc/shared/alarms';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import type { Tone } from '#ui/StatusChip';
import { Timeline } from '#ui/Timeline';

const tones: Readonly<Record<AlarmStep['kind'], Tone>> = {
  raised: 'bad', recurred: 'bad', acknowledged: 'warn', cleared: 'good', closed: 'quiet',
};

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** What happened with an alarm. Its version is part of the question, so each step anyone takes shows here. */
export function AlarmSteps({ alarm }: { alarm: Alarm }) {
  const t = useT();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['alarms', 'steps', alarm.id, alarm.version],
    queryFn: ({ signal }) => http<AlarmStep[]>('GET', `/alarms/${alarm.id}/steps`, { signal }),
    placeholderData: (old) => old,
  });
  if (isPending) return <Skeleton variant="rounded" height={72} />;
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  return (
    <Timeline
      items={data.map((step, at) => ({
        key: `${at}-${step.kind}`, at: step.at, title: capital(t(`alarms.step.${step.kind}`)), by: step.byName ?? t('alarms.bySystem'),
        text: step.note, tone: tones[step.kind],
      }))}
    />
  );
}
