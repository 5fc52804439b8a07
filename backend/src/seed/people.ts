/** The accounts of the demo. Passwords are set at the first start and are no part of the data. */
import type { Role } from '@ioc/shared/access';
import { communeFacts } from './cao-bang.units.js';
import { personName } from './names.js';
import {
  committeeCode,
  communeUsername,
  departments,
  inSentence,
  mobileOperators,
  postalEnterprises,
} from './organisations.js';
import { Random } from './random.js';
import type { SeedPerson, SeedScope } from './types.js';
import { communeKey } from './units.js';

interface Post {
  username: string;
  orgCode: string;
  position: string;
  role: Role;
  scope: SeedScope;
  shift?: 1 | 2 | 3;
}

const province: SeedScope = { everywhere: true, unitKeys: [], orgCodes: [], sectorCodes: [] };
const ownOrganisation = (orgCode: string): SeedScope => ({
  everywhere: false,
  unitKeys: [],
  orgCodes: [orgCode],
  sectorCodes: [],
});
const ownCommune = (code: string): SeedScope => ({
  ...ownOrganisation(committeeCode(code)),
  unitKeys: [communeKey(code)],
});

/**
 * Two departments watch a layer that others own: science and technology sees the masts and post offices of the
 * enterprises it supervises, culture sees the communes' radio through its sectors. The rest see their own.
 */
function departmentScope(code: string): SeedScope {
  if (code === 'SVHTTDL') return { ...province, sectorCodes: ['TTTT', 'DLVH'] };
  const supervised =
    code === 'SKHCN' ? [...mobileOperators, ...postalEnterprises].map((enterprise) => enterprise.code) : [];
  return { ...ownOrganisation(code), orgCodes: [code, ...supervised] };
}

/** Leaders who sign for their unit: six departments and six communes. */
const signingDepartments = ['SKHCN', 'VPUB', 'SNNMT', 'SVHTTDL', 'SYT', 'CAT'];
const signingCommunes = ['01273', '01321', '01290', '01477', '01648', '01786'];

/**
 * Departments whose leader answers by himself. The plan counts 76 officers: one for each of the 56 communes, one for each
 * of the four operators, whose masts and tasks are theirs, and one for each of the other 16 departments.
 */
const ledAlone = ['VPUB', 'SNNMT', 'SYT', 'CAT'];

const shifts = [1, 2, 3] as const;
const count = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);
/** The first of a kind has the bare name: `operator`, then `operator2`. */
const numbered = (name: string, index: number): string => (index === 1 ? name : `${name}${index}`);

function posts(): Post[] {
  const operators = shifts.flatMap((shift) => count(4).map((place) => ({ shift, index: (shift - 1) * 4 + place })));
  return [
    { username: 'admin', orgCode: 'IOC', position: 'Quản trị hệ thống', role: 'admin', scope: province },
    { username: 'auditor', orgCode: 'TTT', position: 'Cán bộ kiểm tra', role: 'auditor', scope: province },
    { username: 'manager', orgCode: 'IOC', position: 'Giám đốc Trung tâm', role: 'manager', scope: province },
    { username: 'manager2', orgCode: 'IOC', position: 'Phó Giám đốc Trung tâm', role: 'manager', scope: province },
    ...operators.map(({ shift, index }): Post => ({
      username: numbered('operator', index),
      orgCode: 'IOC',
      position: `Điều hành viên ca ${shift}`,
      role: 'operator',
      scope: province,
      shift,
    })),
    { username: 'leader', orgCode: 'UBT', position: 'Chủ tịch UBND tỉnh', role: 'leader', scope: province },
    { username: 'leader2', orgCode: 'UBT', position: 'Phó Chủ tịch UBND tỉnh', role: 'leader', scope: province },
    {
      username: 'leader3',
      orgCode: 'SKHCN',
      position: 'Giám đốc Sở Khoa học và Công nghệ',
      role: 'leader',
      scope: { ...province, sectorCodes: ['HTS', 'ATTT', 'KTXH'] },
    },
    ...departments
      .filter(({ code }) => !ledAlone.includes(code))
      .map(({ code, username }): Post => ({
        username,
        orgCode: code,
        position: 'Chuyên viên đầu mối',
        role: 'unit_officer',
        scope: departmentScope(code),
      })),
    ...communeFacts.map(({ code, name }): Post => ({
      username: communeUsername(name),
      orgCode: committeeCode(code),
      position: 'Công chức văn hóa – xã hội',
      role: 'unit_officer',
      scope: ownCommune(code),
    })),
    ...mobileOperators.map(({ code, username }): Post => ({
      username,
      orgCode: code,
      position: 'Đầu mối kỹ thuật',
      role: 'unit_officer',
      scope: ownOrganisation(code),
    })),
    ...departments
      .filter(({ code }) => signingDepartments.includes(code))
      .map(({ code, username, shortName }): Post => ({
        username: `lanhdao.${username}`,
        orgCode: code,
        position: `Lãnh đạo ${shortName}`,
        role: 'unit_leader',
        scope: departmentScope(code),
      })),
    ...communeFacts
      .filter(({ code }) => signingCommunes.includes(code))
      .map(({ code, name }): Post => ({
        username: `lanhdao.${communeUsername(name)}`,
        orgCode: committeeCode(code),
        position: `Chủ tịch UBND ${inSentence(name)}`,
        role: 'unit_leader',
        scope: ownCommune(code),
      })),
  ];
}

export function buildPeople(seed: number): SeedPerson[] {
  const random = new Random(seed, 'people');
  const taken = new Set<string>();
  return posts().map(({ shift, ...post }, index) => {
    let fullName = personName(random);
    while (taken.has(fullName)) fullName = personName(random);
    taken.add(fullName);
    return {
      ...post,
      fullName,
      position: post.position.normalize('NFC'),
      phone: `0900 000 ${String(index + 1).padStart(3, '0')}`,
      email: `${post.username}@caobang.example`,
      shift: shift ?? null,
    };
  });
}

/** Who reports for each unit: its officer, or its leader where there is none. By the code of the organisation. */
export function reportersOf(people: readonly SeedPerson[]): ReadonlyMap<string, string> {
  const of = (wanted: Role): [string, string][] => people.filter(({ role }) => role === wanted).map(({ orgCode, username }) => [orgCode, username]);
  return new Map([...of('unit_leader'), ...of('unit_officer')]);
}
