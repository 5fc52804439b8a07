/** Who owns, leads and answers: the province, its departments and party bodies, communes, operators and post. */
import { searchKey } from '@ioc/shared/words';
import { communeFacts } from './cao-bang.units.js';
import { sectors } from './sectors.js';
import type { SeedOrganisation } from './types.js';
import { communeKey, provinceKey } from './units.js';

export const mobileOperators = [
  { code: 'VTL', name: 'Viettel Cao Bằng', shortName: 'Viettel', username: 'viettel', sites: 487 },
  { code: 'VNP', name: 'VNPT Cao Bằng', shortName: 'VNPT', username: 'vnpt', sites: 377 },
  { code: 'MBF', name: 'MobiFone Cao Bằng', shortName: 'MobiFone', username: 'mobifone', sites: 256 },
  {
    code: 'VNM',
    name: 'Vietnamobile – Chi nhánh Cao Bằng',
    shortName: 'Vietnamobile',
    username: 'vietnamobile',
    sites: 97,
  },
] as const;

/** One universal-service enterprise, one large and four small (the last four are invented). */
export const postalEnterprises = [
  { code: 'BDT', name: 'Bưu điện tỉnh Cao Bằng', shortName: 'Bưu điện tỉnh' },
  { code: 'VTP', name: 'Bưu chính Viettel Cao Bằng', shortName: 'Viettel Post' },
  { code: 'CPNN', name: 'Công ty TNHH Chuyển phát Non Nước', shortName: 'Chuyển phát Non Nước' },
  { code: 'CPDB', name: 'Công ty cổ phần Chuyển phát Đông Bắc', shortName: 'Chuyển phát Đông Bắc' },
  { code: 'GHMB', name: 'Công ty TNHH Giao hàng Miền Biên', shortName: 'Giao hàng Miền Biên' },
  { code: 'CPBG', name: 'Công ty TNHH Chuyển phát nhanh Bằng Giang', shortName: 'Chuyển phát Bằng Giang' },
] as const;

/** code, name, short name, user name of its officer, sectors */
const departmentRows = [
  ['VPUB', 'Văn phòng Ủy ban nhân dân tỉnh', 'VP UBND tỉnh', 'vp.ubnd', ['HCC', 'PAHT']],
  ['SNV', 'Sở Nội vụ', 'Sở Nội vụ', 'so.nv', ['HCC']],
  ['STP', 'Sở Tư pháp', 'Sở Tư pháp', 'so.tp', ['HCC']],
  ['STC', 'Sở Tài chính', 'Sở Tài chính', 'so.tc', ['KTXH']],
  ['SCT', 'Sở Công Thương', 'Sở Công Thương', 'so.ct', ['KTXH']],
  ['SNNMT', 'Sở Nông nghiệp và Môi trường', 'Sở NN&MT', 'so.nnmt', ['NNMT', 'PAHT']],
  ['SXD', 'Sở Xây dựng', 'Sở Xây dựng', 'so.xd', ['ANTT', 'PAHT', 'HTS']],
  ['SKHCN', 'Sở Khoa học và Công nghệ', 'Sở KH&CN', 'so.khcn', ['HTS', 'ATTT', 'KTXH']],
  ['SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở VHTTDL', 'so.vhttdl', ['TTTT', 'DLVH']],
  ['SGDDT', 'Sở Giáo dục và Đào tạo', 'Sở GD&ĐT', 'so.gddt', ['GDDT']],
  ['SYT', 'Sở Y tế', 'Sở Y tế', 'so.yt', ['YTE']],
  ['SDTTG', 'Sở Dân tộc và Tôn giáo', 'Sở DT&TG', 'so.dttg', ['KTXH', 'TTTT']],
  ['SNGV', 'Sở Ngoại vụ', 'Sở Ngoại vụ', 'so.ngv', ['HCC', 'DLVH']],
  ['TTT', 'Thanh tra tỉnh', 'Thanh tra tỉnh', 'thanhtra', ['HCC', 'PAHT']],
  ['BQLKKT', 'Ban Quản lý Khu kinh tế tỉnh', 'BQL Khu kinh tế', 'bql.kkt', ['KTXH']],
  ['BQLCVDC', 'Ban Quản lý Công viên địa chất Non nước Cao Bằng', 'BQL Công viên địa chất', 'bql.cvdc', ['DLVH']],
  ['THUE', 'Thuế tỉnh Cao Bằng', 'Thuế tỉnh', 'thue', ['KTXH']],
  ['TK', 'Thống kê tỉnh Cao Bằng', 'Thống kê tỉnh', 'thongke', ['KTXH']],
  ['CAT', 'Công an tỉnh', 'Công an tỉnh', 'congan', ['ANTT', 'ATTT']],
  ['BCHQS', 'Bộ Chỉ huy Quân sự tỉnh', 'BCH Quân sự tỉnh', 'quansu', ['ANTT', 'NNMT']],
] as const;

export const departments = departmentRows.map(([code, name, shortName, username, functions]) => ({
  code,
  name,
  shortName,
  username,
  functions,
}));

const partyBodies = [
  ['TU', 'Tỉnh ủy Cao Bằng', 'Tỉnh ủy', 'party'],
  ['VPTU', 'Văn phòng Tỉnh ủy', 'VP Tỉnh ủy', 'party'],
  ['BTC', 'Ban Tổ chức Tỉnh ủy', 'Ban Tổ chức TU', 'party'],
  ['BTGDV', 'Ban Tuyên giáo và Dân vận Tỉnh ủy', 'Ban TG&DV TU', 'party'],
  ['UBKT', 'Ủy ban Kiểm tra Tỉnh ủy', 'UBKT Tỉnh ủy', 'party'],
  ['MTTQ', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'MTTQ tỉnh', 'front'],
] as const;

/** Codes of the former unit are not used here: a committee belongs to the commune in force. */
export const committeeCode = (communeCode: string): string => `UB-${communeCode}`;

/** `Xã Bảo Lạc` → `xa.baolac`, `Phường Thục Phán` → `phuong.thucphan`. */
export function communeUsername(name: string): string {
  const [kind = '', ...rest] = searchKey(name).split(' ');
  return `${kind}.${rest.join('')}`;
}

/** A name inside a sentence or an address: `Xã Hoà An` → `xã Hoà An`. */
export const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const committeeOf = (name: string): string => `Ủy ban nhân dân ${inSentence(name)}`;
const policeOrMilitary: Readonly<Record<string, 'police' | 'military'>> = { CAT: 'police', BCHQS: 'military' };

export function buildOrganisations(): SeedOrganisation[] {
  const everySector = sectors.map(({ code }) => code);
  const communeSectors = everySector.filter((code) => code !== 'ATTT');
  const rows: Omit<SeedOrganisation, 'contact'>[] = [
    row('UBT', 'Ủy ban nhân dân tỉnh Cao Bằng', 'UBND tỉnh', 'province_committee', null, everySector, false),
    row('IOC', 'Trung tâm giám sát, điều hành thông minh tỉnh', 'IOC tỉnh', 'center', 'SKHCN', everySector, false),
    ...departments.map(({ code, name, shortName, functions }) =>
      row(code, name, shortName, policeOrMilitary[code] ?? 'department', 'UBT', functions, true),
    ),
    ...partyBodies.map(([code, name, shortName, kind]) =>
      row(code, name, shortName, kind, code === 'TU' || code === 'MTTQ' ? null : 'TU', ['HCC'], false),
    ),
    ...communeFacts.map(({ code, name }) => ({
      ...row(
        committeeCode(code),
        committeeOf(name),
        `UBND ${inSentence(name)}`,
        'commune_committee',
        'UBT',
        communeSectors,
        true,
      ),
      unitKey: communeKey(code),
    })),
    ...mobileOperators.map(({ code, name, shortName }) =>
      row(code, name, shortName, 'operator', null, ['HTS', 'PAHT'], true),
    ),
    ...postalEnterprises.map(({ code, name, shortName }) =>
      row(code, name, shortName, 'postal_enterprise', null, ['HTS'], false),
    ),
  ];
  return rows.map((item, index) => ({
    ...item,
    name: item.name.normalize('NFC'),
    shortName: item.shortName.normalize('NFC'),
    contact: { phone: `0900 000 ${201 + index}`, email: `${item.code.toLowerCase()}@caobang.example` },
  }));
}

function row(
  code: string,
  name: string,
  shortName: string,
  kind: SeedOrganisation['kind'],
  parentCode: string | null,
  functions: readonly string[],
  canLeadTask: boolean,
): Omit<SeedOrganisation, 'contact'> {
  const isProvincial = kind !== 'operator' && kind !== 'postal_enterprise';
  return {
    code,
    name,
    shortName,
    kind,
    parentCode,
    unitKey: isProvincial ? provinceKey : null,
    functions,
    canLeadTask,
  };
}
