import type { Organisation } from '@ioc/shared/organisations';
import type { CreateOrganisation, UpdateOrganisation } from '@ioc/shared/organisations.input';

/** What the fields hold: nothing chosen is an empty text. */
export interface OrganisationValues {
  code: string;
  name: string;
  shortName: string;
  kind: string;
  parentId: string;
  unitId: string;
  sectorCodes: string[];
  canLeadTask: boolean;
}

export const valuesFrom = (organisation: Organisation | null): OrganisationValues => ({
  code: organisation?.code ?? '', name: organisation?.name ?? '', shortName: organisation?.shortName ?? '', kind: organisation?.kind ?? '',
  parentId: organisation?.parentId ?? '', unitId: organisation?.unitId ?? '', sectorCodes: organisation?.sectorCodes ?? [], canLeadTask: organisation?.canLeadTask ?? true,
});

/** Whoever leaves the short name out means the full one. The code of one that exists is not sent: it stays. */
export function inputFrom({ code, ...values }: OrganisationValues, isNew: boolean): CreateOrganisation | UpdateOrganisation {
  const shortName = values.shortName.trim() === '' ? values.name : values.shortName;
  const input = { ...values, kind: values.kind as CreateOrganisation['kind'], shortName, parentId: values.parentId || null, unitId: values.unitId || null };
  return isNew ? { code: code.trim(), ...input } : input;
}
