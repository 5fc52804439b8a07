import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import type { OperationalState } from '@ioc/shared/assets';
import type { AlarmSeverity } from '@ioc/shared/alarms';
import type { Organisation } from '@ioc/shared/organisations';
import type { TaskPriority, TaskSubject } from '@ioc/shared/tasks';
import type { Locale } from '@ioc/shared/words';

/** What the person pointed at when pressing "give task"; enough to fill the form without another request. */
export interface TaskOrigin {
  subject: TaskSubject;
  name: string;
  /** Null when the subject is a unit. */
  kind: AssetKind | null;
  state: OperationalState | null;
  severity: AlarmSeverity | null;
  unitId: string | null;
  unitName: string | null;
  ownerOrgId: string | null;
  /** The asset to ask for its owner when whoever opened the form does not know it, as an alarm does not. */
  assetId: string | null;
}

export function priorityFor({ severity, state }: Pick<TaskOrigin, 'severity' | 'state'>): TaskPriority {
  if (severity === 'critical') return 'hoa_toc';
  if (severity === 'major' || state === 'offline') return 'khan';
  return 'thuong';
}

const titles: Readonly<Record<Locale, Record<'offline' | 'degraded' | 'check', string>>> = {
  vi: { offline: 'Khắc phục mất liên lạc {name}', degraded: 'Khắc phục suy giảm {name}', check: 'Kiểm tra {name}' },
  en: { offline: 'Restore contact with {name}', degraded: 'Repair degraded {name}', check: 'Inspect {name}' },
};

/** A title an officer understands alone, in an e-mail or on a phone: what to do, with what, where. */
export function titleFor(origin: Pick<TaskOrigin, 'name' | 'kind' | 'state' | 'unitName'>, locale: Locale): string {
  const deed = origin.state === 'offline' || origin.state === 'degraded' ? origin.state : 'check';
  const kindName = origin.kind ? kindOf(origin.kind).name[locale] : '';
  const [kindWord = ''] = kindName.toLocaleLowerCase('vi').split(' ');
  const known = origin.name.toLocaleLowerCase('vi').split(' ').includes(kindWord);
  const name = kindName && !known ? `${kindName} ${origin.name}` : origin.name;
  const title = titles[locale][deed].replace('{name}', () => name);
  if (!origin.unitName || title.toLocaleLowerCase('vi').includes(origin.unitName.toLocaleLowerCase('vi'))) return title;
  // "Xã Bảo Lạc" begins a line; in the middle of one it is "xã Bảo Lạc".
  const unit = locale === 'vi' ? origin.unitName.charAt(0).toLocaleLowerCase('vi') + origin.unitName.slice(1) : origin.unitName;
  return `${title}, ${unit}`;
}

const results: Readonly<Record<Locale, Record<'offline' | 'degraded' | 'check', string>>> = {
  vi: { offline: 'Khôi phục liên lạc', degraded: 'Khôi phục hoạt động bình thường', check: 'Biên bản kiểm tra' },
  en: { offline: 'Contact is restored', degraded: 'It works normally again', check: 'A record of the inspection' },
};

/** What has to be there at the end; whoever gives the task may want more. */
export const resultFor = (origin: Pick<TaskOrigin, 'name' | 'state'>, locale: Locale): string =>
  `${results[locale][origin.state === 'offline' || origin.state === 'degraded' ? origin.state : 'check']}: ${origin.name}`;

export const sectorFor = (kind: AssetKind | null): string | null => (kind ? kindOf(kind).sector : null);

/** The owner repairs its own things; without an owner that may lead, the committee of the commune does. */
export function leadFor(
  origin: Pick<TaskOrigin, 'ownerOrgId' | 'unitId'>,
  organisations: readonly Pick<Organisation, 'id' | 'kind' | 'unitId' | 'canLeadTask'>[],
): string | null {
  const able = organisations.filter((organisation) => organisation.canLeadTask);
  const owner = able.find((organisation) => organisation.id === origin.ownerOrgId);
  const committee = able.find((organisation) => origin.unitId !== null
    && organisation.unitId === origin.unitId && organisation.kind === 'commune_committee');
  return (owner ?? committee)?.id ?? null;
}
