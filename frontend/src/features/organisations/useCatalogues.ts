import { useMemo } from 'react';
import { useGetList } from 'ra-core';
import type { Organisation } from '@ioc/shared/organisations';
import type { Sector } from '@ioc/shared/sectors';
import type { AdminUnit } from '@ioc/shared/territory';
import { useLocale } from '#platform/i18n';
import { serverNow } from '#platform/live';

const all = { page: 1, perPage: 500 } as const;
const byName = { field: 'name', order: 'ASC' } as const;

/** The organisations themselves, to name parents and to choose one. */
export function useOrganisations(): { organisations: Organisation[]; nameOf: (id: string | null) => string } {
  const { data } = useGetList<Organisation>('organisations', { pagination: all, sort: byName });
  return useMemo(() => {
    const names = new Map((data ?? []).map(({ id, shortName }) => [id, shortName]));
    return { organisations: data ?? [], nameOf: (id) => (id === null ? '–' : (names.get(id) ?? '…')) };
  }, [data]);
}

/** The units in force. */
export function useUnits(): { units: AdminUnit[]; nameOf: (id: string | null) => string } {
  const on = useMemo(() => serverNow().toISOString().slice(0, 10), []);
  const { data } = useGetList<AdminUnit>('units', { pagination: all, sort: byName, filter: { on } });
  return useMemo(() => {
    const names = new Map((data ?? []).map(({ id, name }) => [id, name]));
    return { units: data ?? [], nameOf: (id) => (id === null ? '–' : (names.get(id) ?? '…')) };
  }, [data]);
}

export function useSectors(): { id: string; name: string }[] {
  const locale = useLocale();
  const { data } = useGetList<Sector & { id: string }>('sectors', { pagination: all, sort: { field: 'order', order: 'ASC' } });
  return useMemo(() => (data ?? []).map(({ code, nameVi, nameEn }) => ({ id: code, name: locale === 'vi' ? nameVi : nameEn })), [data, locale]);
}
