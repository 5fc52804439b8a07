import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { BoundarySet } from '@ioc/shared/territory';
import { timeZone } from '@ioc/shared/time';
import { http } from '#platform/api';
import { serverNow } from '#platform/live';
import { AreaLayer, type AreaCollection } from '#platform/map';

/** Today in Vietnam: boundaries change on calendar days there, wherever the screen stands. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(serverNow());

const boundaryQuery = () => ({
  queryKey: ['units', 'boundaries', today()] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => http<BoundarySet>('GET', '/units/boundaries', { query: { on: today() }, signal }),
  staleTime: 3_600_000,
});

const toAreas = ({ units }: BoundarySet): AreaCollection => ({
  type: 'FeatureCollection',
  features: units.map(({ id, name, polygon }) => ({ type: 'Feature', geometry: polygon, properties: { id, name } })),
});

/** The communes in force today. A map without them is poorer but not wrong, so a failure stays silent. */
export function BoundaryLayer() {
  const { data } = useQuery(boundaryQuery());
  const areas = useMemo(() => (data ? toAreas(data) : null), [data]);
  return areas && <AreaLayer areas={areas} />;
}
