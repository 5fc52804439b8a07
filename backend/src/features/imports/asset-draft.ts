import { kindOf, type AssetKind, type Attributes } from '@ioc/shared/asset-kinds';
import { lifecycleNames, type Lifecycle } from '@ioc/shared/assets';
import { createAsset } from '@ioc/shared/assets.input';
import type { LngLat } from '@ioc/shared/geo';
import type { SheetReader } from './cells.js';
import { finding } from './findings.js';
import { generatedCode, type PlanRequest } from './plan.js';
import type { SheetRow } from './sheet.types.js';
import { fold, parseCode } from './values.js';

/** A row as the file alone says it: undefined stands for what the file does not speak of. */
export interface AssetDraft {
  source: SheetRow;
  code: string;
  name: string | undefined;
  address: string | null | undefined;
  location: LngLat | undefined;
  /** Nothing is said about the place, rightly or wrongly. */
  isPlaceless: boolean;
  ownerOrgId: string | null | undefined;
  unitText: string | null;
  lifecycle: Lifecycle | undefined;
  synthetic: boolean | undefined;
  attributes: Attributes;
}

/** @param generated collects the codes that had to be made, to be said once */
export function draftOf(request: PlanRequest, kind: AssetKind, source: SheetRow, generated: string[]): AssetDraft | null {
  const { reader, directory } = request;
  const name = reader.value(source, 'name');
  const point = reader.point(source, { box: directory.box });
  const [lng, lat] = point ?? [];
  const location: LngLat | undefined = lng === undefined || lat === undefined ? undefined : [lng, lat];
  const code = codeOf(reader, kind, source, typeof name === 'string' ? name : '', location, generated);
  if (code === null) return null;
  const attributes: Attributes = {};
  for (const { name: field } of kindOf(kind).fields) {
    const value = reader.value(source, field);
    if (value !== undefined) attributes[field] = value;
  }
  const address = reader.value(source, 'address');
  const lifecycle = reader.value(source, 'lifecycle');
  const synthetic = reader.value(source, 'synthetic');
  return {
    source, code, location, attributes, isPlaceless: point === null && !(reader.sheet.format === 'geojson' && reader.isFailed(source.row)),
    name: typeof name === 'string' ? name : undefined,
    address: address === undefined || address === null ? address : String(address),
    ownerOrgId: ownerOf(request, source),
    unitText: reader.text(source, 'unit'),
    lifecycle: isLifecycle(lifecycle) ? lifecycle : undefined,
    synthetic: typeof synthetic === 'boolean' ? synthetic : undefined,
  };
}

function codeOf(reader: SheetReader, kind: AssetKind, source: SheetRow, name: string, location: LngLat | undefined, generated: string[]): string | null {
  if (reader.has('code')) {
    const parsed = parseCode(reader.cell(source, 'code'));
    if (parsed.ok && createAsset.shape.code.safeParse(parsed.value).success) return parsed.value;
    const text = reader.text(source, 'code') ?? '';
    reader.sayAt(parsed.ok ? finding('import.code-invalid', { text }) : parsed.problem, source, 'code');
    return null;
  }
  const place = location?.map((degrees) => degrees.toFixed(5)) ?? [];
  const code = generatedCode(kind, [kind, fold(name), ...place]);
  generated.push(code);
  return code;
}

function ownerOf({ reader, directory }: PlanRequest, source: SheetRow): string | null | undefined {
  if (!reader.has('owner')) return undefined;
  const text = reader.text(source, 'owner');
  if (text === null) return null;
  const owner = directory.owner(text);
  if (owner.ok) return owner.value;
  reader.sayAt(owner.problem, source, 'owner');
  return undefined;
}

const isLifecycle = (value: unknown): value is Lifecycle => typeof value === 'string' && Object.hasOwn(lifecycleNames, value);
