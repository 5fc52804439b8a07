import { useMemo } from 'react';
import { useGetList } from 'ra-core';
import type { Organisation } from '@ioc/shared/organisations';
import type { Sector } from '@ioc/shared/sectors';
import type { WorkingClock } from '@ioc/shared/working-time';
import { useWorkingClocks } from '#features/calendars';
import { useLocale } from '#platform/i18n';
import { usualClock } from './task.terms';

export interface Choice {
  id: string;
  name: string;
}

const byOrder = { field: 'order', order: 'ASC' } as const;
const byName = { field: 'name', order: 'ASC' } as const;
const all = { page: 1, perPage: 500 } as const;

export function useSectors(): { choices: Choice[]; nameOf: (code: string) => string } {
  const locale = useLocale();
  const { data } = useGetList<Sector & { id: string }>('sectors', { pagination: all, sort: byOrder });
  return useMemo(() => {
    const choices = (data ?? []).map((sector) => ({ id: sector.code, name: locale === 'vi' ? sector.nameVi : sector.nameEn }));
    const names = new Map(choices.map(({ id, name }) => [id, name]));
    return { choices, nameOf: (code: string) => names.get(code) ?? (data ? code : '…') };
  }, [data, locale]);
}

export function useOrganisations(filter: Record<string, unknown> = {}): { organisations: Organisation[]; nameOf: (id: string) => string } {
  const { data } = useGetList<Organisation>('organisations', { pagination: all, sort: byName, filter });
  return useMemo(() => {
    const organisations = data ?? [];
    const names = new Map(organisations.map(({ id, name }) => [id, name]));
    return { organisations, nameOf: (id: string) => names.get(id) ?? '…' };
  }, [data]);
}

/** The clock of whoever leads; the province's while nobody is chosen, the usual hours until the calendars are there. */
export function useLeadClock(leadOrgId: string): WorkingClock {
  return useWorkingClocks()?.(leadOrgId || null) ?? usualClock;
}
