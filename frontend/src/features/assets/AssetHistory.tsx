import { useQuery } from '@tanstack/react-query';
import Skeleton from '@mui/material/Skeleton';
import { operationalStateNames, type Asset, type StateChange } from '@ioc/shared/assets';
import { http } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { operationalTones } from '#ui/StatusChip';
import { Timeline } from '#ui/Timeline';

/** How the state changed, newest first: when, why we believe it, who said so. */
export function AssetHistory({ asset }: { asset: Asset }) {
  const t = useT();
  const words = useWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['assets', 'history', asset.id], queryFn: ({ signal }) => http<StateChange[]>('GET', `/assets/${asset.id}/history`, { signal }),
  });
  if (isPending) return <Skeleton variant="rounded" height={120} />;
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (data.length === 0) return <Empty title={t('assets.noHistory')} />;
  const items = [...data].sort((a, b) => (a.at < b.at ? 1 : -1)).map((change, at) => ({
    key: `${change.at}-${at}`,
    at: change.at,
    title: change.from
      ? t('assets.changed', { from: words(operationalStateNames[change.from]), to: words(operationalStateNames[change.to]) })
      : `${t('assets.first')}: ${words(operationalStateNames[change.to])}`,
    by: change.byName ?? t(`assets.source.${change.source}`),
    text: change.note,
    tone: operationalTones[change.to],
  }));
  return <Timeline items={items} />;
}
