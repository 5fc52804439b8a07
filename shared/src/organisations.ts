/** Organisations that own assets, receive tasks and employ the people of the portal. */
import type { Permission } from './access.js';
import { aliasAudience, type AliasEvents } from './organisation-aliases.js';
import type { Choices } from './words.js';

export const organisationKinds = {
  province_committee: { vi: 'UBND tỉnh', en: 'Provincial committee' },
  department: { vi: 'Sở, ban, ngành', en: 'Department' },
  center: { vi: 'Trung tâm', en: 'Centre' },
  commune_committee: { vi: 'UBND cấp xã', en: 'Commune committee' },
  district_committee: { vi: 'UBND cấp huyện', en: 'District committee' },
  operator: { vi: 'Doanh nghiệp viễn thông', en: 'Telecom operator' },
  postal_enterprise: { vi: 'Doanh nghiệp bưu chính', en: 'Postal enterprise' },
  press_agency: { vi: 'Cơ quan báo chí', en: 'Press agency' },
  party: { vi: 'Cơ quan Đảng', en: 'Party body' },
  front: { vi: 'Mặt trận, đoàn thể', en: 'Front and unions' },
  police: { vi: 'Công an', en: 'Police' },
  military: { vi: 'Quân sự', en: 'Military' },
  other: { vi: 'Khác', en: 'Other' },
} as const satisfies Choices<string>;
export type OrganisationKind = keyof typeof organisationKinds;
export const organisationKindCodes = Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]];

export interface Organisation {
  id: string;
  code: string;
  name: string;
  shortName: string;
  kind: OrganisationKind;
  parentId: string | null;
  unitId: string | null;
  sectorCodes: string[];
  canLeadTask: boolean;
  version: number;
}

export interface OrganisationEvents extends AliasEvents {
  'organisation.created': Organisation;
  'organisation.updated': Organisation;
  /** So many at once that screens ask again instead of patching row by row. */
  'organisation.batch-changed': { count: number };
}
export const organisationAudience = {
  'organisation.created': 'organisation:read',
  'organisation.updated': 'organisation:read',
  'organisation.batch-changed': 'organisation:read',
  ...aliasAudience,
} as const satisfies Record<keyof OrganisationEvents, Permission>;

export const organisationProblems = {
  'organisation.not-found': 404,
  'organisation.alias-not-found': 404,
  'organisation.code-taken': 409,
  'organisation.parent-loop': 422,
} as const;
