/**
 * Cao Bằng since 1 July 2025 and its last districts: codes, names, areas and centre points (public law and statistics).
 * Former communes are in `cao-bang.former-units.ts`. Population is an allotment of the demo, not a census.
 */
import type { LngLat } from '@ioc/shared/geo';
import type { UnitKind } from '@ioc/shared/territory';

export interface CommuneFact {
  code: string;
  name: string;
  kind: UnitKind;
  areaKm2: number;
  centre: LngLat;
}

export interface DistrictFact {
  code: string;
  name: string;
  kind: UnitKind;
}

export const provinceFact = { code: '04', name: 'Tỉnh Cao Bằng', formedOn: '1978-12-29' } as const;

export const legalActs = {
  province: 'Nghị quyết kỳ họp thứ 4 Quốc hội khoá VI ngày 29/12/1978',
  former: '897/NQ-UBTVQH14',
  present: '1657/NQ-UBTVQH15',
} as const;

export const formerLayerFrom = '2020-03-01';
export const presentLayerFrom = '2025-07-01';

const kindOfPrefix: readonly (readonly [string, UnitKind])[] = [
  ['Xã ', 'commune'],
  ['Phường ', 'ward'],
  ['Thị trấn ', 'township'],
  ['Huyện ', 'district'],
  ['Thành phố ', 'city'],
];

export function kindOf(name: string): UnitKind {
  const match = kindOfPrefix.find(([prefix]) => name.startsWith(prefix));
  if (!match) throw new RangeError(`No kind in the name ${name}`);
  return match[1];
}

/** The lines of a table written as text, cells between bars. */
export const rowsOf = (table: string): string[][] =>
  table
    .normalize('NFC')
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

export const districtFacts: readonly DistrictFact[] = rowsOf(`
040|Thành phố Cao Bằng
042|Huyện Bảo Lâm
043|Huyện Bảo Lạc
045|Huyện Hà Quảng
047|Huyện Trùng Khánh
048|Huyện Hạ Lang
049|Huyện Quảng Hòa
051|Huyện Hoà An
052|Huyện Nguyên Bình
053|Huyện Thạch An
`).map(([code = '', name = '']) => ({ code, name, kind: kindOf(name) }));

/** code | name | area in km² | longitude | latitude */
export const communeFacts: readonly CommuneFact[] = rowsOf(`
01273|Phường Thục Phán|55.44|106.189|22.678
01279|Phường Nùng Trí Cao|29.31|106.24|22.692
01288|Phường Tân Giang|84.26|106.277|22.615
01290|Xã Bảo Lâm|161.82|105.545|22.821
01294|Xã Lý Bôn|173.25|105.53|22.931
01297|Xã Nam Quang|148.16|105.433|22.916
01304|Xã Quảng Lâm|172.93|105.377|22.856
01318|Xã Yên Thổ|167.67|105.539|22.723
01321|Xã Bảo Lạc|118.7|105.633|22.945
01324|Xã Cốc Pàng|170.28|105.577|23.039
01327|Xã Cô Ba|134.52|105.714|22.999
01336|Xã Khánh Xuân|109.96|105.758|22.92
01339|Xã Xuân Trường|122.92|105.828|22.891
01351|Xã Hưng Đạo|122.43|105.671|22.835
01354|Xã Huy Giáp|133.76|105.775|22.795
01360|Xã Sơn Lộ|97.38|105.652|22.735
01363|Xã Thông Nông|94.29|105.994|22.792
01366|Xã Cần Yên|144.64|105.926|22.883
01387|Xã Thanh Long|118.62|105.936|22.763
01392|Xã Trường Hà|143.3|106.029|22.912
01393|Xã Lũng Nặm|97.59|106.107|22.933
01414|Xã Tổng Cọt|100.48|106.19|22.942
01438|Xã Hà Quảng|112.25|106.16|22.851
01447|Xã Trà Lĩnh|74.97|106.328|22.784
01456|Xã Quang Hán|93.61|106.265|22.835
01465|Xã Quang Trung|82.6|106.389|22.835
01477|Xã Trùng Khánh|125.5|106.496|22.841
01489|Xã Đình Phong|113.77|106.566|22.89
01501|Xã Đàm Thuỷ|114.63|106.651|22.833
01525|Xã Đoài Dương|114.48|106.514|22.772
01537|Xã Lý Quốc|102.18|106.759|22.789
01552|Xã Quang Long|130.15|106.692|22.737
01558|Xã Hạ Lang|81.13|106.689|22.639
01561|Xã Vinh Quý|143.05|106.619|22.679
01576|Xã Quảng Uyên|128.05|106.416|22.714
01594|Xã Độc Lập|102.21|106.5|22.708
01618|Xã Hạnh Phúc|126.78|106.412|22.623
01636|Xã Bế Văn Đàn|118.31|106.541|22.612
01648|Xã Phục Hoà|122.7|106.531|22.527
01654|Xã Hoà An|97.03|106.181|22.75
01660|Xã Nam Tuấn|119.66|106.103|22.793
01699|Xã Nguyễn Huệ|146.8|106.297|22.696
01708|Xã Bạch Đằng|141.61|106.159|22.589
01726|Xã Nguyên Bình|99.73|105.982|22.664
01729|Xã Tĩnh Túc|86.79|105.889|22.688
01738|Xã Ca Thành|109.85|105.828|22.724
01747|Xã Minh Tâm|106.64|106.078|22.695
01768|Xã Phan Thanh|138.09|105.8|22.614
01774|Xã Tam Kim|161.81|106.024|22.587
01777|Xã Thành Công|140.63|105.895|22.573
01786|Xã Đông Khê|125.27|106.391|22.409
01789|Xã Canh Tân|132.26|106.269|22.51
01792|Xã Kim Đồng|112.06|106.345|22.533
01795|Xã Minh Khai|173.4|106.171|22.47
01807|Xã Thạch An|113.74|106.423|22.499
01822|Xã Đức Long|106.93|106.495|22.445
`).map(([code = '', name = '', area = '', lng = '', lat = '']) => ({
  code,
  name,
  kind: kindOf(name),
  areaKm2: Number(area),
  centre: [Number(lng), Number(lat)],
}));
