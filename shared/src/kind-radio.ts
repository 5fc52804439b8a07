/**
 * Commune radio systems ("hệ thống truyền thanh"). Only IP systems report by themselves; FM and wired ones are known
 * by inspection, so `unknown` is their normal state and never a failure (Circular 39/2020; domain §0.5, §2.5).
 */
import type { KindDeclaration } from './kind.js';

export const radioKind = {
  name: { vi: 'Đài truyền thanh', en: 'Radio system' },
  plural: { vi: 'Đài truyền thanh', en: 'Radio systems' },
  symbol: 'diamond',
  sector: 'TTTT',
  ownerKinds: ['commune_committee', 'department', 'center'],
  telemetry: { intervalSeconds: 60, when: { field: 'technology', equals: ['ip'] } },
  severity: { offline: 'major', degraded: 'minor' },
  fields: [
    {
      name: 'technology', label: { vi: 'Công nghệ', en: 'Technology' }, type: 'choice', required: true, filter: true, prominent: true,
      choices: {
        ip: { vi: 'Ứng dụng CNTT-VT (IP)', en: 'IP' },
        fm: { vi: 'FM không dây', en: 'FM' },
        wired: { vi: 'Hữu tuyến', en: 'Wired' },
      },
    },
    { name: 'vendor', label: { vi: 'Nhà cung cấp', en: 'Vendor' }, type: 'text', maxLength: 80 },
    { name: 'conforms392020', label: { vi: 'Đạt Thông tư 39/2020', en: 'Conforms to Circular 39/2020' }, type: 'boolean' },
    { name: 'connectedSourceInfo', label: { vi: 'Kết nối HTTT nguồn', en: 'On the source-information system' }, type: 'boolean', filter: true },
    { name: 'commissionedOn', label: { vi: 'Ngày đưa vào sử dụng', en: 'Commissioned on' }, type: 'date', prominent: true },
    { name: 'fmFrequencyMhz', label: { vi: 'Tần số FM', en: 'FM frequency' }, type: 'number', min: 54, max: 108, unit: 'MHz', prominent: true },
    { name: 'fmPowerW', label: { vi: 'Công suất phát FM', en: 'FM power' }, type: 'number', min: 0, max: 30, unit: 'W' },
    { name: 'licenceNo', label: { vi: 'Số giấy phép tần số', en: 'Licence number' }, type: 'text', maxLength: 60 },
    { name: 'licenceValidTo', label: { vi: 'Giấy phép có giá trị đến', en: 'Licence valid to' }, type: 'date' },
    { name: 'integratedByDevice', label: { vi: 'Có thiết bị tích hợp', en: 'Integrated by device' }, type: 'boolean' },
    { name: 'lastInspectedOn', label: { vi: 'Ngày kiểm tra gần nhất', en: 'Last inspected on' }, type: 'date', prominent: true },
  ],
  parts: {
    kind: 'cluster',
    name: { vi: 'Cụm loa', en: 'Speaker cluster' },
    plural: { vi: 'Các cụm loa', en: 'Speaker clusters' },
    located: true,
    fields: [
      { name: 'hamlet', label: { vi: 'Thôn, xóm', en: 'Hamlet' }, type: 'text', maxLength: 120, prominent: true },
      { name: 'speakers', label: { vi: 'Số loa', en: 'Speakers' }, type: 'number', min: 1, max: 8, integer: true, prominent: true },
      { name: 'powerW', label: { vi: 'Công suất', en: 'Power' }, type: 'number', min: 0, max: 500, unit: 'W', prominent: true },
      {
        name: 'connectivity', label: { vi: 'Kết nối', en: 'Connectivity' }, type: 'choice',
        choices: {
          sim_4g: { vi: 'SIM 4G', en: '4G SIM' }, sim_3g: { vi: 'SIM 3G', en: '3G SIM' }, wifi: { vi: 'Wi-Fi', en: 'Wi-Fi' },
          lan: { vi: 'Mạng dây', en: 'LAN' }, fm: { vi: 'FM', en: 'FM' },
        },
      },
      { name: 'deviceSerial', label: { vi: 'Số sê-ri', en: 'Serial number' }, type: 'text', maxLength: 60 },
      { name: 'firmware', label: { vi: 'Phiên bản phần mềm', en: 'Firmware' }, type: 'text', maxLength: 40 },
      { name: 'volume', label: { vi: 'Âm lượng', en: 'Volume' }, type: 'number', min: 0, max: 100, integer: true },
      { name: 'backupPower', label: { vi: 'Có nguồn dự phòng', en: 'Backup power' }, type: 'boolean' },
    ],
  },
} as const satisfies KindDeclaration;
