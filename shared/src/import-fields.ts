/**
 * Which fields a file of each target may carry: what the import reads, and what the screen offers to match them with.
 * The kinds' own fields come from their declarations, word for word.
 */
import { assetKindCodes, kindOf, type AssetKind } from './asset-kinds.js';
import { lifecycleNames } from './assets.js';
import type { ImportTarget } from './imports.js';
import type { Field } from './kind.js';
import { organisationKinds } from './organisations.js';
import { syntheticTitle } from './synthetic.js';
import { taskImportFields } from './task-import.js';
import { unitKinds } from './territory.js';
import type { Words } from './words.js';

export interface TargetField {
  name: string;
  labels: Words;
  aliases?: readonly string[];
  /** A new record cannot do without. */
  required: boolean;
  declared: Field;
  /** One of the fields of the kind (or of its parts): stored among the attributes. */
  isAttribute: boolean;
}

/** A part travels in a file of its own, each row naming the asset it belongs to. */
export const partTargets: Readonly<Partial<Record<ImportTarget, AssetKind>>> = { 'bts-stations': 'bts', 'radio-clusters': 'radio' };

/** One kind of asset, as opposed to its parts or to administrative units. */
export const isAssetKind = (target: ImportTarget): target is AssetKind => assetKindCodes.some((kind) => kind === target);

/** The sector under which imports of a target are seen and heard; units belong to none. */
export function sectorOf(target: ImportTarget): string | null {
  const kind = isAssetKind(target) ? target : partTargets[target];
  return kind === undefined ? null : kindOf(kind).sector;
}

function own(declared: Field, isNeeded = declared.required ?? false): TargetField {
  return {
    name: declared.name, labels: declared.label, required: isNeeded, declared, isAttribute: false,
    ...(declared.aliases ? { aliases: declared.aliases } : {}),
  };
}

const attribute = (declared: Field): TargetField => ({ ...own(declared), isAttribute: true });

const text = (name: string, vi: string, en: string, aliases: readonly string[] = [], maxLength = 300): Field => ({
  name, label: { vi, en }, type: 'text', maxLength, aliases,
});

const code = text('code', 'Mã', 'Code', ['id', 'mã số', 'mã trạm', 'mã điểm', 'mã vị trí', 'mã bưu cục', 'mã đài', 'pos_code', 'site code'], 40);
const coordinates: readonly Field[] = [
  text('lng', 'Kinh độ', 'Longitude', ['lon', 'long', 'lng', 'x', 'inner_point_lon']),
  text('lat', 'Vĩ độ', 'Latitude', ['lat', 'y', 'inner_point_lat']),
  text('location', 'Tọa độ', 'Coordinates', ['vị trí địa lý', 'tọa độ wgs84', 'lat long', 'location']),
];
const synthetic: Field = { name: 'synthetic', label: syntheticTitle, type: 'boolean' };

const assetFields: readonly TargetField[] = [
  own(code),
  own(text('name', 'Tên', 'Name', ['tên trạm', 'tên điểm', 'tên bưu cục', 'tên điểm giao dịch', 'tên đài', 'tên vị trí'], 160), true),
  own(text('address', 'Địa chỉ', 'Address', ['địa điểm', 'nơi đặt'])),
  ...coordinates.map((field) => own(field)),
  own(text('owner', 'Đơn vị sở hữu', 'Owner', ['chủ sở hữu', 'đơn vị quản lý', 'nhà mạng', 'doanh nghiệp', 'ownerCode', 'owner'])),
  own(text('unit', 'Xã, phường', 'Commune', ['xã', 'phường', 'tên xã', 'đơn vị hành chính', 'tên phường xã', 'xã phường', 'mã xã', 'commune_code', 'unit'])),
  own({ name: 'lifecycle', label: { vi: 'Vòng đời', en: 'Life cycle' }, type: 'choice', choices: lifecycleNames, aliases: ['tình trạng sử dụng'] }),
  own(synthetic),
];

const levels = {
  province: { vi: 'Tỉnh', en: 'Province' },
  district: { vi: 'Huyện', en: 'District' },
  commune: { vi: 'Xã', en: 'Commune' },
};

const unitFields: readonly TargetField[] = [
  own(text('code', 'Mã', 'Code', ['mã đơn vị', 'mã đvhc', 'mã xã', 'id'], 5), true),
  own(text('name', 'Tên', 'Name', ['tên đơn vị', 'tên xã', 'tên phường xã'], 120), true),
  own({ name: 'level', label: { vi: 'Cấp', en: 'Level' }, type: 'choice', choices: levels }),
  own({ name: 'kind', label: { vi: 'Loại', en: 'Kind' }, type: 'choice', choices: unitKinds, aliases: ['loại hình', 'loại đơn vị'] }),
  own(text('parentCode', 'Mã cấp trên', 'Parent code', ['mã tỉnh', 'province_code', 'mã đơn vị cấp trên'], 5)),
  own({ name: 'validFrom', label: { vi: 'Hiệu lực từ', en: 'Valid from' }, type: 'date', aliases: ['ngày hiệu lực', 'từ ngày'] }),
  own({ name: 'validTo', label: { vi: 'Hiệu lực đến', en: 'Valid to' }, type: 'date', aliases: ['hết hiệu lực', 'đến ngày'] }),
  own({
    name: 'areaKm2', label: { vi: 'Diện tích (km²)', en: 'Area (km²)' }, type: 'number', min: 0, max: 100_000, unit: 'km²', aliases: ['diện tích', 'area_km2'],
  }),
  own({ name: 'population', label: { vi: 'Dân số', en: 'Population' }, type: 'number', min: 0, max: 20_000_000, integer: true, unit: 'người' }),
  own(text('legalAct', 'Văn bản', 'Legal act', ['nghị quyết', 'số văn bản', 'căn cứ'], 120)),
  own(text('predecessors', 'Thành lập từ', 'Formed from', ['đơn vị cũ', 'mã đơn vị cũ', 'mã xã cũ', 'sáp nhập từ', 'old_code', 'old codes'], 2_000)),
  ...coordinates.map((field) => own(field)),
  own(synthetic),
];

const organisationFields: readonly TargetField[] = [
  own(text('code', 'Mã', 'Code', ['mã đơn vị', 'mã cơ quan', 'mã định danh', 'id'], 40), true),
  own(text('name', 'Tên', 'Name', ['tên đơn vị', 'tên cơ quan', 'tên tổ chức'], 200), true),
  own(text('shortName', 'Tên viết tắt', 'Short name', ['tên tắt', 'tên ngắn', 'viết tắt'], 120)),
  own({ name: 'kind', label: { vi: 'Loại', en: 'Kind' }, type: 'choice', choices: organisationKinds, aliases: ['loại đơn vị', 'loại hình', 'nhóm'] }, true),
  own(text('parent', 'Đơn vị cấp trên', 'Parent', ['mã cấp trên', 'cơ quan chủ quản', 'trực thuộc', 'parentCode'])),
  own(text('unit', 'Địa bàn', 'Unit', ['đơn vị hành chính', 'mã xã', 'xã phường', 'unitCode'])),
  own({ name: 'sectors', label: { vi: 'Lĩnh vực', en: 'Sectors' }, type: 'codes', aliases: ['mã lĩnh vực', 'sectorCodes'] }),
  own({ name: 'canLeadTask', label: { vi: 'Được chủ trì nhiệm vụ', en: 'May lead tasks' }, type: 'boolean', aliases: ['chủ trì'] }),
];

const assetCode = text('assetCode', 'Mã điểm', 'Site code', ['mã trạm', 'mã vị trí', 'mã đài', 'site', 'asset_code'], 40);
const partCode = text('code', 'Mã', 'Code', ['mã trạm gốc', 'mã cụm loa', 'id'], 40);

/** Every field of a target, in the order of the guide and of the matching table. */
export function fieldsOf(target: ImportTarget): readonly TargetField[] {
  if (target === 'units') return unitFields;
  if (target === 'organisations') return organisationFields;
  if (target === 'tasks') return taskImportFields;
  if (isAssetKind(target)) return [...assetFields, ...kindOf(target).fields.map(attribute)];
  const kind = partTargets[target];
  const parts = kind === undefined ? null : kindOf(kind).parts;
  if (!parts) throw new Error(`${target} has no declaration`);
  const places = parts.located ? coordinates.map((field) => own(field)) : [];
  return [own(partCode), own(assetCode, true), ...places, ...parts.fields.map(attribute)];
}
