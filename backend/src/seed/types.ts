/**
 * The demo province as plain data. Ids are business codes; the loader gives out UUIDs and marks every row
 * `synthetic: true` — names, codes and areas of units are real, everything else is invented.
 */
import type { Role } from '@ioc/shared/access';
import type { Attributes, AssetKind } from '@ioc/shared/asset-kinds';
import type { LngLat, MultiPolygon } from '@ioc/shared/geo';
import type { OrganisationKind } from '@ioc/shared/organisations';
import type { Quality } from '@ioc/shared/task-score';
import type { TaskPriority, TaskState } from '@ioc/shared/tasks';
import type { UnitKind, UnitLevel } from '@ioc/shared/territory';

export interface SeedUnit {
  /** `code@validFrom`, because codes are used again at every reorganisation. */
  key: string;
  code: string;
  name: string;
  level: UnitLevel;
  kind: UnitKind;
  parentKey: string | null;
  validFrom: string;
  /** Half-open; null while in force. */
  validTo: string | null;
  /** Published for the province and the present communes, an even share of the successor's area for former ones. */
  areaKm2: number;
  population: number;
  legalAct: string;
  polygon: MultiPolygon | null;
  /** "ranh giới mô phỏng" wherever there is a polygon. */
  boundaryNote: string | null;
  centre: LngLat;
}

export interface SeedUnitChange {
  fromKey: string;
  toKey: string;
  type: 'full';
  effectiveOn: string;
  legalAct: string;
}

/** The sector itself comes with the portal. */
export interface SeedSector {
  code: string;
  ownerOrgCode: string;
}

export interface SeedOrganisation {
  code: string;
  name: string;
  shortName: string;
  kind: OrganisationKind;
  parentCode: string | null;
  unitKey: string | null;
  /** Codes of the sectors it works in. */
  functions: readonly string[];
  canLeadTask: boolean;
  contact: { phone: string; email: string };
}

export interface SeedScope {
  everywhere: boolean;
  unitKeys: readonly string[];
  orgCodes: readonly string[];
  /** Empty = all sectors. */
  sectorCodes: readonly string[];
}

export interface SeedPerson {
  username: string;
  fullName: string;
  phone: string;
  email: string;
  orgCode: string;
  position: string;
  role: Role;
  /** Only operators work in shifts. */
  shift: 1 | 2 | 3 | null;
  scope: SeedScope;
}

export interface SeedPart {
  code: string;
  kind: 'station' | 'cluster';
  attributes: Attributes;
  location?: LngLat;
}

export interface SeedAsset {
  kind: AssetKind;
  code: string;
  name: string;
  address: string;
  location: LngLat;
  /** The unit it was registered in; the unit in force follows from the location. */
  originUnitKey: string;
  ownerOrgCode: string;
  lifecycle: 'active';
  /** The fields of the kind's declaration, and no others. */
  attributes: Attributes;
  parts: readonly SeedPart[];
}

export type SeedTaskStatus = Exclude<TaskState, 'cancelled'>;

export interface SeedProgress {
  at: string;
  orgCode: string;
  percent: number;
  text: string;
  difficulties: string | null;
}

export interface SeedTask {
  code: string;
  title: string;
  content: string;
  requiredResult: string;
  originKind: 'plan' | 'document' | 'meeting_conclusion' | 'citizen_report' | 'direct';
  planCode: string | null;
  docNumber: string | null;
  docDate: string | null;
  docSubject: string | null;
  docIssuer: string | null;
  sectorCode: string;
  assignerUsername: string;
  assignerOrgCode: string;
  leadOrgCode: string;
  coordinatingOrgCodes: readonly string[];
  focalUsername: string | null;
  priority: TaskPriority;
  confidentiality: 'public' | 'internal';
  assignedAt: string;
  dueAt: string;
  status: SeedTaskStatus;
  progressPct: number;
  submittedAt: string | null;
  /** Equal to `submittedAt` once accepted: waiting for acceptance never makes a unit late. */
  completedAt: string | null;
  /** When the lead unit said that it has it, and that it began. */
  receivedAt: string | null;
  startedAt: string | null;
  acceptedAt: string | null;
  resultText: string | null;
  unitKey: string | null;
  assetCode: string | null;
  location: LngLat | null;
  progress: readonly SeedProgress[];
  evaluation?: { at: string; quality: Quality; comment: string };
  appeal?: { at: string; text: string; decision: { at: string; quality: Quality; text: string } | null } | null;
  /** The lead unit says it is not theirs. */
  giveBack?: { at: string; reason: string };
  suspension?: { at: string; reason: string };
  /** A result that was sent back. */
  rework?: { submittedAt: string; resultText: string; sentBackAt: string; reason: string };
  /** Why it was accepted although an alarm of the site was open. */
  overrideReason?: string;
  /** Parts that coordinating units still owe. */
  owedParts?: readonly { orgCode: string; required: string }[];
}

export interface SeedPlan {
  code: string;
  title: string;
  docNumber: string;
  docDate: string;
  issuer: string;
}

export interface SeedProvince {
  units: SeedUnit[];
  unitChanges: SeedUnitChange[];
  sectors: readonly SeedSector[];
  organisations: SeedOrganisation[];
  people: SeedPerson[];
  assets: SeedAsset[];
  plan: SeedPlan;
  /** What was given. */
  tasks: SeedTask[];
  /** What is still being prepared: counted nowhere. */
  drafts: SeedTask[];
}
