/** Mobile base-station sites ("vị trí trạm"): the mast. Stations (operator × technology) are its parts. Domain §3.2. */
import type { KindDeclaration } from './kind.js';

const technologies = {
  '2G': { vi: '2G', en: '2G' },
  '3G': { vi: '3G', en: '3G' },
  '4G': { vi: '4G', en: '4G' },
  '5G': { vi: '5G', en: '5G' },
} as const;

const bands = Object.fromEntries(
  ['700', '850', '900', '1800', '2100', '2300', '2600', '3500', '3700'].map((band) => [band, { vi: `${band} MHz`, en: `${band} MHz` }]),
);

export const btsKind = {
  name: { vi: 'Trạm BTS', en: 'Base-station site' },
  plural: { vi: 'Trạm BTS', en: 'Base-station sites' },
  symbol: 'triangle',
  sector: 'HTS',
  ownerKinds: ['operator'],
  telemetry: { intervalSeconds: 60 },
  severity: { offline: 'major', degraded: 'minor' },
  fields: [
    { name: 'technologies', label: { vi: 'Công nghệ', en: 'Technologies' }, type: 'choices', choices: technologies, filter: true, prominent: true },
    {
      name: 'mastClass', label: { vi: 'Loại cột ăng ten', en: 'Mast class' }, type: 'choice', filter: true, prominent: true,
      choices: {
        A1a: { vi: 'A1a (không cồng kềnh)', en: 'A1a (not bulky)' },
        A1b: { vi: 'A1b (không cồng kềnh)', en: 'A1b (not bulky)' },
        A2a: { vi: 'A2a (cồng kềnh)', en: 'A2a (bulky)' },
        A2b: { vi: 'A2b (cồng kềnh)', en: 'A2b (bulky)' },
        A2c: { vi: 'A2c (cồng kềnh)', en: 'A2c (bulky)' },
      },
    },
    { name: 'mastHeightM', label: { vi: 'Chiều cao cột', en: 'Mast height' }, type: 'number', min: 0, max: 150, unit: 'm', aliases: ['chiều cao', 'height'] },
    { name: 'mastOnRoof', label: { vi: 'Đặt trên mái nhà', en: 'On a roof' }, type: 'boolean' },
    {
      name: 'housing', label: { vi: 'Nhà trạm', en: 'Housing' }, type: 'choice',
      choices: {
        container: { vi: 'Container', en: 'Container' },
        built_house: { vi: 'Nhà xây', en: 'Built house' },
        shelter: { vi: 'Shelter', en: 'Shelter' },
        on_mast: { vi: 'Trên cột', en: 'On the mast' },
      },
    },
    {
      name: 'siteClass', label: { vi: 'Phân loại vị trí', en: 'Site class' }, type: 'choice',
      choices: { '0': { vi: 'Đặc biệt (an ninh)', en: 'Special (security)' }, '1': { vi: 'Loại 1', en: 'Class 1' }, '2': { vi: 'Loại 2', en: 'Class 2' } },
    },
    {
      name: 'sharingCode', label: { vi: 'Dùng chung hạ tầng', en: 'Sharing' }, type: 'choice',
      choices: {
        '0': { vi: 'Không dùng chung', en: 'Not shared' },
        '1': { vi: 'Cho thuê nhà trạm và cột', en: 'Leases house and mast to others' },
        '2': { vi: 'Thuê nhà trạm và cột', en: 'Rents house and mast' },
        '3': { vi: 'Cho thuê cột', en: 'Leases mast' },
        '4': { vi: 'Thuê cột', en: 'Rents mast' },
        '5': { vi: 'Cho thuê nhà trạm, thuê cột', en: 'Leases house, rents mast' },
        '6': { vi: 'Thuê nhà trạm', en: 'Rents house' },
        '7': { vi: 'Thuê nhà trạm, cho thuê cột', en: 'Rents house, leases mast' },
      },
    },
    { name: 'tenants', label: { vi: 'Đơn vị dùng chung', en: 'Tenants' }, type: 'codes' },
    {
      name: 'powerMain', label: { vi: 'Nguồn điện chính', en: 'Main power' }, type: 'choice', filter: true,
      choices: {
        grid: { vi: 'Điện lưới', en: 'Grid' },
        solar: { vi: 'Điện mặt trời', en: 'Solar' },
        hybrid: { vi: 'Kết hợp', en: 'Hybrid' },
        none: { vi: 'Không có', en: 'None' },
      },
    },
    { name: 'batteryHours', label: { vi: 'Ắc quy dự phòng', en: 'Battery backup' }, type: 'number', min: 0, max: 240, unit: 'h' },
    { name: 'generator', label: { vi: 'Có máy phát điện', en: 'Has a generator' }, type: 'boolean', filter: true },
    { name: 'generatorFuelHours', label: { vi: 'Nhiên liệu máy phát', en: 'Generator fuel' }, type: 'number', min: 0, max: 720, unit: 'h' },
    {
      name: 'transmission', label: { vi: 'Truyền dẫn', en: 'Transmission' }, type: 'choice', filter: true,
      choices: { fibre: { vi: 'Cáp quang', en: 'Fibre' }, microwave: { vi: 'Vi ba', en: 'Microwave' }, satellite: { vi: 'Vệ tinh', en: 'Satellite' } },
    },
    { name: 'elevationM', label: { vi: 'Độ cao mặt đất', en: 'Elevation' }, type: 'number', min: -10, max: 3_200, unit: 'm' },
    { name: 'permitNo', label: { vi: 'Số giấy phép', en: 'Permit number' }, type: 'text', maxLength: 60 },
    { name: 'permitDate', label: { vi: 'Ngày cấp phép', en: 'Permit date' }, type: 'date' },
    { name: 'inServiceOn', label: { vi: 'Ngày đưa vào sử dụng', en: 'In service since' }, type: 'date', prominent: true },
    { name: 'responsibleTeam', label: { vi: 'Tổ ứng cứu', en: 'Responsible team' }, type: 'text', maxLength: 120 },
    { name: 'phone', label: { vi: 'Điện thoại', en: 'Phone' }, type: 'text', maxLength: 30 },
  ],
  parts: {
    kind: 'station',
    name: { vi: 'Trạm gốc', en: 'Station' },
    plural: { vi: 'Các trạm gốc', en: 'Stations' },
    located: false,
    fields: [
      { name: 'operator', label: { vi: 'Nhà mạng', en: 'Operator' }, type: 'text', maxLength: 40, required: true, prominent: true },
      { name: 'technology', label: { vi: 'Công nghệ', en: 'Technology' }, type: 'choice', choices: technologies, required: true, prominent: true },
      { name: 'bands', label: { vi: 'Băng tần', en: 'Bands' }, type: 'choices', choices: bands, prominent: true },
      { name: 'equipmentType', label: { vi: 'Loại thiết bị', en: 'Equipment' }, type: 'text', maxLength: 80 },
      { name: 'carriersPerAntenna', label: { vi: 'Số máy phát/ăng ten', en: 'Carriers per antenna' }, type: 'text', maxLength: 30 },
      { name: 'totalPowerW', label: { vi: 'Tổng công suất', en: 'Total power' }, type: 'number', min: 0, max: 5_000, unit: 'W' },
      { name: 'antennaHeightM', label: { vi: 'Độ cao ăng ten', en: 'Antenna height' }, type: 'number', min: 0, max: 200, unit: 'm' },
      { name: 'sectors', label: { vi: 'Số cánh sóng', en: 'Sectors' }, type: 'number', min: 1, max: 12, integer: true },
      { name: 'onAirOn', label: { vi: 'Ngày phát sóng', en: 'On air since' }, type: 'date' },
    ],
  },
} as const satisfies KindDeclaration;
