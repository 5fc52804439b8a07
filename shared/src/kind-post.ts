/** Postal service points ("điểm phục vụ bưu chính"), letter boxes included. They send no telemetry. Domain §2.7, §3.2. */
import type { KindDeclaration } from './kind.js';

export const postKind = {
  name: { vi: 'Điểm bưu chính', en: 'Postal point' },
  plural: { vi: 'Điểm bưu chính', en: 'Postal points' },
  symbol: 'square',
  sector: 'HTS',
  ownerKinds: ['postal_enterprise'],
  telemetry: null,
  severity: { offline: 'minor', degraded: 'warning' },
  fields: [
    {
      name: 'type', label: { vi: 'Loại điểm', en: 'Type' }, type: 'choice', required: true, filter: true, prominent: true, aliases: ['loại', 'loai hinh'],
      choices: {
        post_office_1: { vi: 'Bưu cục cấp 1', en: 'Post office level 1' },
        post_office_2: { vi: 'Bưu cục cấp 2', en: 'Post office level 2' },
        post_office_3: { vi: 'Bưu cục cấp 3', en: 'Post office level 3' },
        commune_cultural_point: { vi: 'Điểm Bưu điện – Văn hóa xã', en: 'Commune post and culture point' },
        agency: { vi: 'Đại lý', en: 'Agency' },
        delivery_office: { vi: 'Bưu cục phát', en: 'Delivery office' },
        letter_box: { vi: 'Thùng thư', en: 'Letter box' },
        private_office: { vi: 'Điểm của doanh nghiệp khác', en: 'Private office' },
      },
    },
    { name: 'postcode', label: { vi: 'Mã bưu chính', en: 'Postcode' }, type: 'text', maxLength: 5, prominent: true },
    { name: 'hours', label: { vi: 'Giờ mở cửa', en: 'Opening hours' }, type: 'text', maxLength: 200, prominent: true },
    {
      name: 'services', label: { vi: 'Dịch vụ', en: 'Services' }, type: 'choices', filter: true,
      choices: {
        universal: { vi: 'Bưu chính phổ cập', en: 'Universal service' },
        parcel: { vi: 'Bưu kiện', en: 'Parcels' },
        newspaper: { vi: 'Phát hành báo chí', en: 'Newspapers' },
        kt1: { vi: 'KT1', en: 'KT1' },
        finance: { vi: 'Tài chính bưu chính', en: 'Finance' },
        insurance: { vi: 'Bảo hiểm', en: 'Insurance' },
        dossier: { vi: 'Tiếp nhận, trả kết quả TTHC', en: 'Administrative dossiers' },
        ecommerce: { vi: 'Thương mại điện tử', en: 'E-commerce' },
      },
    },
    { name: 'staff', label: { vi: 'Số nhân viên', en: 'Staff' }, type: 'number', min: 0, max: 1_000, integer: true },
    { name: 'acceptsDossiers', label: { vi: 'Tiếp nhận hồ sơ TTHC', en: 'Accepts dossiers' }, type: 'boolean', filter: true },
    { name: 'hasInternet', label: { vi: 'Có Internet', en: 'Has Internet' }, type: 'boolean', filter: true },
    { name: 'computers', label: { vi: 'Số máy tính', en: 'Computers' }, type: 'number', min: 0, max: 1_000, integer: true },
    { name: 'deliveryRouteMinutes', label: { vi: 'Thời gian đường thư', en: 'Delivery route' }, type: 'number', min: 0, max: 1_440, unit: 'phút' },
    { name: 'openedOn', label: { vi: 'Ngày hoạt động', en: 'Opened on' }, type: 'date' },
    { name: 'phone', label: { vi: 'Điện thoại', en: 'Phone' }, type: 'text', maxLength: 30 },
  ],
  parts: null,
} as const satisfies KindDeclaration;
