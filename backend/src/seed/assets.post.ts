/** 174 postal points: one in every former commune, a second in the district capitals, three more in city wards. */
import type { Attributes } from '@ioc/shared/asset-kinds';
import { hamletName } from './names.js';
import { inSentence, postalEnterprises } from './organisations.js';
import { addressOf, dateBetween, padded, placeOn, type Ground } from './placement.js';
import { itemAt, Random } from './random.js';
import type { SeedAsset } from './types.js';

type PointType =
  'post_office_1' | 'post_office_2' | 'post_office_3' | 'commune_cultural_point' | 'private_office' | 'letter_box';

interface Slot {
  ground: Ground;
  /** 0 is the commune's own point; the others were added in towns. */
  rank: number;
  type: PointType;
}

export const postalQuotas = {
  post_office_1: 1,
  post_office_2: 9,
  post_office_3: 13,
  private_office: 10,
  letter_box: 12,
} as const;
const cityCode = '040';
/** The busiest tourist place outside the towns has the thirteenth office of level 3. */
const touristCommune = '01495';
const weekdays = 'Thứ 2 – Thứ 6: 07:30–11:30, 13:30–17:00';
const saturday = 'Thứ 7: 08:00–11:00';

export function buildPostalPoints(seed: number, grounds: readonly Ground[]): SeedAsset[] {
  const random = new Random(seed, 'post');
  const slots = grounds.flatMap((ground) =>
    Array.from({ length: ground.fact.postalPoints }, (_, rank): Slot => ({
      ground,
      rank,
      type: officeType(ground, rank),
    })),
  );
  const extras = random.shuffle(slots.filter(({ rank }) => rank > 0));
  extras.forEach((slot, index) => (slot.type = index < postalQuotas.private_office ? 'private_office' : 'letter_box'));
  const boxes = postalQuotas.letter_box - (extras.length - postalQuotas.private_office);
  random
    .shuffle(slots.filter(({ type, ground }) => type === 'commune_cultural_point' && ground.fact.radio !== 'ip'))
    .slice(0, boxes)
    .forEach((slot) => (slot.type = 'letter_box'));

  let privateOffices = 0;
  return slots.map((slot, index) => {
    const enterprise =
      slot.type === 'private_office' ? itemAt(postalEnterprises, 1 + (privateOffices++ % 5)) : postalEnterprises[0];
    return buildPoint(random, slot, `CB-BC-${padded(index + 1, 4)}`, enterprise);
  });
}

/** One central office in the city, one office of level 2 in each other capital, level 3 in the remaining towns. */
function officeType({ fact, isTown }: Ground, rank: number): PointType {
  if (rank > 0) return 'letter_box';
  if (fact.isDistrictCapital) return fact.districtCode === cityCode ? 'post_office_1' : 'post_office_2';
  return isTown || fact.code === touristCommune ? 'post_office_3' : 'commune_cultural_point';
}

function nameOf({ type, ground }: Slot, enterprise: string, number: string): string {
  const place = inSentence(ground.former.name);
  const names: Record<PointType, string> = {
    post_office_1: 'Bưu cục cấp 1 trung tâm Cao Bằng',
    post_office_2: `Bưu cục cấp 2 ${place}`,
    post_office_3: `Bưu cục cấp 3 ${place}`,
    commune_cultural_point: `Điểm Bưu điện – Văn hóa ${place}`,
    private_office: `Văn phòng ${enterprise} ${place}`,
    letter_box: `Thùng thư công cộng ${number} ${place}`,
  };
  return names[type].normalize('NFC');
}

function buildPoint(
  random: Random,
  slot: Slot,
  code: string,
  enterprise: { code: string; shortName: string },
): SeedAsset {
  const { ground, type } = slot;
  const hamlet = hamletName(random, ground.isTown);
  return {
    kind: 'post',
    code,
    name: nameOf(slot, enterprise.shortName, code.slice(-4)),
    address: addressOf(hamlet, ground.commune),
    location: placeOn(random, ground, { spreadKm: slot.rank === 0 ? 0.3 : 0.8 }),
    originUnitKey: ground.former.key,
    ownerOrgCode: enterprise.code,
    lifecycle: 'active',
    attributes: {
      type,
      postcode: `21${ground.fact.code.slice(-3)}`,
      openedOn:
        type === 'private_office'
          ? dateBetween(random, '2016-01-01', '2024-06-30')
          : dateBetween(random, '1998-01-01', '2012-12-31'),
      ...facilitiesOf(random, type),
    },
    parts: [],
  };
}

function facilitiesOf(random: Random, type: PointType): Attributes {
  if (type === 'letter_box') {
    return {
      services: ['universal'],
      hours: null,
      staff: 0,
      acceptsDossiers: false,
      hasInternet: false,
      computers: 0,
      deliveryRouteMinutes: null,
    };
  }
  if (type === 'private_office') {
    return {
      services: ['parcel', 'ecommerce'],
      hours: `${weekdays}; ${saturday}`,
      staff: random.int(2, 6),
      acceptsDossiers: false,
      hasInternet: true,
      computers: random.int(1, 3),
      deliveryRouteMinutes: random.int(60, 180),
    };
  }
  const universal = ['universal', 'parcel', 'newspaper', 'dossier'];
  if (type === 'commune_cultural_point') {
    return {
      services: random.chance(0.4) ? [...universal, 'finance'] : universal,
      hours: weekdays,
      staff: 1,
      acceptsDossiers: true,
      hasInternet: random.chance(0.85),
      computers: random.int(1, 2),
      deliveryRouteMinutes: random.int(90, 300),
    };
  }
  const level = Number(type.slice(-1));
  const services = [...universal, 'finance', 'insurance', 'ecommerce', ...(level < 3 ? ['kt1'] : [])];
  return {
    services,
    hours: `${weekdays}; ${saturday}`,
    staff: random.int(4, 8) * (4 - level),
    acceptsDossiers: true,
    hasInternet: true,
    computers: random.int(3, 5) * (4 - level),
    deliveryRouteMinutes: random.int(60, 210),
  };
}
