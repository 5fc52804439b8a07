/**
 * The 161 communes of 1 March 2020 – 30 June 2025: code, name, district and successor are facts; population and the
 * numbers of sites, postal points and radio systems are the demo's allotment (their sums are those of the portal's plan).
 */
import type { UnitKind } from '@ioc/shared/territory';
import { kindOf, rowsOf } from './cao-bang.units.js';

export interface FormerCommuneFact {
  code: string;
  name: string;
  kind: UnitKind;
  districtCode: string;
  isDistrictCapital: boolean;
  successorCode: string;
  population: number;
  btsSites: number;
  fiveGStations: number;
  postalPoints: number;
  radio: 'ip' | 'fm' | null;
}

const radioOf = (mark: string): FormerCommuneFact['radio'] => (mark === 'IP' ? 'ip' : mark === 'FM' ? 'fm' : null);

/** code | name | district (* = its capital) | successor | population | BTS sites | 5G | postal points | radio */
export const formerCommuneFacts: readonly FormerCommuneFact[] = rowsOf(`
01267|Phường Sông Hiến|040|01273|8687|10|2|2|IP
01270|Phường Sông Bằng|040|01279|8687|10|2|1|IP
01273|Phường Hợp Giang|040*|01273|8687|10|2|3|IP
01276|Phường Tân Giang|040|01288|8687|10|2|1|IP
01279|Phường Ngọc Xuân|040|01279|8687|10|2|1|IP
01282|Phường Đề Thám|040|01273|8687|10|2|2|IP
01285|Phường Hoà Chung|040|01288|8687|10|1|1|IP
01288|Phường Duyệt Trung|040|01288|8687|10|1|1|IP
01290|Thị trấn Pác Miầu|042*|01290|4394|9|2|2|IP
01291|Xã Đức Hạnh|042|01324|2964|9|0|1|FM
01294|Xã Lý Bôn|042|01294|2964|9|0|1|IP
01296|Xã Nam Cao|042|01297|2964|9|0|1|-
01297|Xã Nam Quang|042|01297|2964|9|0|1|IP
01300|Xã Vĩnh Quang|042|01294|2964|9|0|1|-
01303|Xã Quảng Lâm|042|01304|2964|9|0|1|-
01304|Xã Thạch Lâm|042|01304|2964|9|0|1|FM
01309|Xã Vĩnh Phong|042|01290|2964|8|0|1|IP
01312|Xã Mông Ân|042|01290|2964|8|0|1|-
01315|Xã Thái Học|042|01318|2964|8|0|1|IP
01316|Xã Thái Sơn|042|01318|2964|8|0|1|-
01318|Xã Yên Thổ|042|01318|2964|8|0|1|IP
01321|Thị trấn Bảo Lạc|043*|01321|4394|8|2|2|IP
01324|Xã Cốc Pàng|043|01324|2964|9|0|1|FM
01327|Xã Thượng Hà|043|01327|2964|8|0|1|IP
01330|Xã Cô Ba|043|01327|2964|8|0|1|-
01333|Xã Bảo Toàn|043|01321|2964|7|0|1|IP
01336|Xã Khánh Xuân|043|01336|2964|8|0|1|IP
01339|Xã Xuân Trường|043|01339|2964|8|0|1|FM
01342|Xã Hồng Trị|043|01321|2964|7|0|1|-
01343|Xã Kim Cúc|043|01351|2964|7|0|1|IP
01345|Xã Phan Thanh|043|01336|2964|8|0|1|-
01348|Xã Hồng An|043|01339|2964|8|0|1|-
01351|Xã Hưng Đạo|043|01351|2964|7|0|1|IP
01352|Xã Hưng Thịnh|043|01351|2964|7|0|1|-
01354|Xã Huy Giáp|043|01354|2964|8|0|1|IP
01357|Xã Đình Phùng|043|01354|2964|8|0|1|FM
01359|Xã Sơn Lập|043|01360|2964|8|0|1|IP
01360|Xã Sơn Lộ|043|01360|2964|8|0|1|IP
01363|Thị trấn Thông Nông|045|01363|4394|8|0|1|IP
01366|Xã Cần Yên|045|01366|2964|8|0|1|IP
01367|Xã Cần Nông|045|01366|2964|8|0|1|FM
01372|Xã Lương Thông|045|01366|2964|8|0|1|-
01375|Xã Đa Thông|045|01363|2964|7|0|1|IP
01378|Xã Ngọc Động|045|01387|2964|7|0|1|IP
01381|Xã Yên Sơn|045|01387|2964|7|0|1|-
01384|Xã Lương Can|045|01363|2964|7|0|1|-
01387|Xã Thanh Long|045|01387|2964|7|0|1|FM
01392|Thị trấn Xuân Hòa|045*|01392|4394|8|2|2|IP
01393|Xã Lũng Nặm|045|01393|2964|8|0|1|IP
01399|Xã Trường Hà|045|01392|2964|7|0|1|IP
01402|Xã Cải Viên|045|01414|2964|7|0|1|IP
01411|Xã Nội Thôn|045|01414|2964|7|0|1|FM
01414|Xã Tổng Cọt|045|01414|2964|7|0|1|IP
01417|Xã Sóc Hà|045|01392|2964|7|0|1|IP
01420|Xã Thượng Thôn|045|01393|2964|8|0|1|IP
01429|Xã Hồng Sỹ|045|01438|2964|7|0|1|FM
01432|Xã Quý Quân|045|01392|2964|7|0|1|IP
01435|Xã Mã Ba|045|01438|2964|7|0|1|IP
01438|Xã Ngọc Đào|045|01438|2964|7|0|1|IP
01447|Thị trấn Trà Lĩnh|047|01447|4394|7|0|1|IP
01453|Xã Tri Phương|047|01465|2964|7|0|1|FM
01456|Xã Quang Hán|047|01456|2964|7|0|1|IP
01462|Xã Xuân Nội|047|01465|2964|7|0|1|IP
01465|Xã Quang Trung|047|01465|2964|7|0|1|IP
01468|Xã Quang Vinh|047|01456|2964|7|0|1|FM
01471|Xã Cao Chương|047|01447|2964|6|0|1|-
01474|Xã Quốc Toản|049|01447|2964|6|0|1|IP
01477|Thị trấn Trùng Khánh|047*|01477|4394|8|2|2|IP
01480|Xã Ngọc Khê|047|01489|2964|7|0|1|IP
01481|Xã Ngọc Côn|047|01489|2964|7|0|1|FM
01483|Xã Phong Nậm|047|01489|2964|7|0|1|IP
01489|Xã Đình Phong|047|01489|2964|7|0|1|IP
01495|Xã Đàm Thuỷ|047|01501|2964|7|0|1|IP
01498|Xã Khâm Thành|047|01477|2964|7|0|1|FM
01501|Xã Chí Viễn|047|01501|2964|7|0|1|IP
01504|Xã Lăng Hiếu|047|01477|2964|7|0|1|IP
01507|Xã Phong Châu|047|01501|2964|7|0|1|IP
01516|Xã Trung Phúc|047|01525|2964|7|0|1|FM
01519|Xã Cao Thăng|047|01525|2964|7|0|1|IP
01522|Xã Đức Hồng|047|01477|2964|7|0|1|IP
01525|Xã Đoài Dương|047|01525|2964|7|0|1|IP
01534|Xã Minh Long|048|01537|2964|7|0|1|FM
01537|Xã Lý Quốc|048|01537|2964|7|0|1|IP
01540|Xã Thắng Lợi|048|01552|2964|7|0|1|IP
01543|Xã Đồng Loan|048|01537|2964|7|0|1|-
01546|Xã Đức Quang|048|01552|2964|7|0|1|-
01549|Xã Kim Loan|048|01561|2964|7|0|1|IP
01552|Xã Quang Long|048|01552|2964|7|0|1|FM
01555|Xã An Lạc|048|01561|2964|7|0|1|IP
01558|Thị trấn Thanh Nhật|048*|01558|4394|8|2|2|IP
01561|Xã Vinh Quý|048|01561|2964|7|0|1|IP
01564|Xã Thống Nhất|048|01558|2964|7|0|1|FM
01567|Xã Cô Ngân|048|01561|2964|7|0|1|IP
01573|Xã Thị Hoa|048|01558|2964|6|0|1|IP
01576|Thị trấn Quảng Uyên|049*|01576|4394|8|2|2|IP
01579|Xã Phi Hải|049|01576|2964|7|0|1|IP
01582|Xã Quảng Hưng|049|01594|2964|7|0|1|FM
01594|Xã Độc Lập|049|01594|2964|7|0|1|IP
01597|Xã Cai Bộ|049|01594|2964|7|0|1|IP
01603|Xã Phúc Sen|049|01576|2964|7|0|1|IP
01606|Xã Chí Thảo|049|01576|2964|7|0|1|FM
01609|Xã Tự Do|049|01618|2964|7|0|1|IP
01615|Xã Hồng Quang|049|01636|2964|7|0|1|IP
01618|Xã Ngọc Động|049|01618|2964|7|0|1|IP
01624|Xã Hạnh Phúc|049|01618|2964|7|0|1|FM
01627|Thị trấn Tà Lùng|049|01648|4394|8|0|1|IP
01630|Xã Bế Văn Đàn|049|01636|2964|7|0|1|IP
01636|Xã Cách Linh|049|01636|2964|7|0|1|IP
01639|Xã Đại Sơn|049|01648|2964|7|0|1|IP
01645|Xã Tiên Thành|049|01807|2964|7|0|1|FM
01648|Thị trấn Hoà Thuận|049|01648|4394|8|0|1|IP
01651|Xã Mỹ Hưng|049|01648|2964|7|0|1|IP
01654|Thị trấn Nước Hai|051*|01654|4394|8|2|2|IP
01657|Xã Dân Chủ|051|01660|2964|7|0|1|IP
01660|Xã Nam Tuấn|051|01660|2964|7|0|1|FM
01666|Xã Đại Tiến|051|01654|2964|7|0|1|IP
01669|Xã Đức Long|051|01660|2964|7|0|1|IP
01672|Xã Ngũ Lão|051|01699|2964|8|0|1|IP
01675|Xã Trương Lương|051|01747|2964|8|0|1|FM
01687|Xã Hồng Việt|051|01654|2964|7|0|1|IP
01693|Xã Vĩnh Quang|040|01279|2964|6|0|1|IP
01696|Xã Hoàng Tung|051|01273|2964|6|0|1|-
01699|Xã Nguyễn Huệ|051|01699|2964|8|0|1|IP
01702|Xã Quang Trung|051|01699|2964|8|0|1|FM
01705|Xã Hưng Đạo|040|01273|2964|6|0|1|IP
01708|Xã Bạch Đằng|051|01708|2964|7|0|1|IP
01711|Xã Bình Dương|051|01708|2964|7|0|1|IP
01714|Xã Lê Chung|051|01288|2964|6|0|1|FM
01720|Xã Chu Trinh|040|01288|2964|6|0|1|IP
01723|Xã Hồng Nam|051|01792|2964|7|0|1|IP
01726|Thị trấn Nguyên Bình|052*|01726|4394|8|2|2|IP
01729|Thị trấn Tĩnh Túc|052|01729|4394|8|0|1|IP
01732|Xã Yên Lạc|052|01738|2964|8|0|1|-
01735|Xã Triệu Nguyên|052|01729|2964|7|0|1|IP
01738|Xã Ca Thành|052|01738|2964|8|0|1|-
01744|Xã Vũ Nông|052|01729|2964|7|0|1|FM
01747|Xã Minh Tâm|052|01747|2964|8|0|1|IP
01750|Xã Thể Dục|052|01726|2964|7|0|1|IP
01756|Xã Mai Long|052|01768|2964|9|0|1|-
01762|Xã Vũ Minh|052|01726|2964|7|0|1|-
01765|Xã Hoa Thám|052|01774|2964|8|0|1|FM
01768|Xã Phan Thanh|052|01768|2964|9|0|1|-
01771|Xã Quang Thành|052|01777|2964|9|0|1|IP
01774|Xã Tam Kim|052|01774|2964|8|0|1|IP
01777|Xã Thành Công|052|01777|2964|9|0|1|IP
01780|Xã Thịnh Vượng|052|01708|2964|7|0|1|-
01783|Xã Hưng Đạo|052|01774|2964|8|0|1|FM
01786|Thị trấn Đông Khê|053*|01786|4394|8|2|2|IP
01789|Xã Canh Tân|053|01789|2964|8|0|1|IP
01792|Xã Kim Đồng|053|01792|2964|7|0|1|IP
01795|Xã Minh Khai|053|01795|2964|9|0|1|IP
01801|Xã Đức Thông|053|01789|2964|8|0|1|-
01804|Xã Thái Cường|053|01792|2964|7|0|1|FM
01807|Xã Vân Trình|053|01807|2963|7|0|1|IP
01810|Xã Thụy Hùng|053|01822|2963|7|0|1|IP
01813|Xã Quang Trọng|053|01795|2963|9|0|1|IP
01816|Xã Trọng Con|053|01786|2963|7|0|1|FM
01819|Xã Lê Lai|053|01807|2963|7|0|1|IP
01822|Xã Đức Long|053|01822|2963|7|0|1|IP
01828|Xã Lê Lợi|053|01822|2963|7|0|1|IP
01831|Xã Đức Xuân|053|01786|2963|7|0|1|-
`).map(([code = '', name = '', district = '', successorCode = '', ...counts]) => {
  const [population, btsSites, fiveGStations, postalPoints] = counts.map(Number);
  return {
    code,
    name,
    kind: kindOf(name),
    districtCode: district.replace('*', ''),
    isDistrictCapital: district.endsWith('*'),
    successorCode,
    population: population ?? 0,
    btsSites: btsSites ?? 0,
    fiveGStations: fiveGStations ?? 0,
    postalPoints: postalPoints ?? 0,
    radio: radioOf(counts[4] ?? '-'),
  };
});
