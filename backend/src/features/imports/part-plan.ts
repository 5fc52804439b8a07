import { can } from '@ioc/shared/access';
import { kindOf, type AssetKind, type Attributes } from '@ioc/shared/asset-kinds';
import { attributesSchema } from '@ioc/shared/asset-kinds.input';
import type { ImportTarget } from '@ioc/shared/imports';
import type { LngLat } from '@ioc/shared/geo';
import { fieldsOf } from '@ioc/shared/import-fields';
import { assetPlace } from '#features/assets';
import { assetsByCode, type ExistingAsset } from './asset-records.js';
import { findDuplicates } from './duplicates.js';
import { finding } from './findings.js';
import { partsByCode, writeParts, type ExistingPart, type PartWrite } from './part-records.js';
import { canonical, digestOf, generatedCode, isSamePlace, slices, type Plan, type PlanRequest } from './plan.js';
import type { SheetRow } from './sheet.types.js';
import { fold, parseCode } from './values.js';

interface Draft {
  source: SheetRow;
  code: string;
  assetCode: string;
  location: LngLat | undefined;
  attributes: Attributes;
}

/** Plans an import of parts: stations of masts, clusters of radio systems. A part is where its asset is, as to rights. */
export async function planParts(request: PlanRequest, target: ImportTarget, kind: AssetKind): Promise<Plan> {
  const { reader, db, progress } = request;
  const writes: PartWrite[] = [];
  let unchanged = 0;
  const generated: string[] = [];
  const drafts = reader.sheet.rows.map((row) => draftOf(request, target, kind, row, generated)).filter((draft) => draft !== null);
  if (generated.length > 0) reader.say(finding('import.code-generated', { count: generated.length, sample: generated[0] ?? '' }));
  for (const found of findDuplicates(drafts.map(({ source, code }) => ({ row: source.row, code, operator: null, point: null })))) reader.say(found);
  const schema = attributesSchema(kindOf(kind).parts?.fields ?? []);
  let done = 0;
  for (const slice of slices(drafts)) {
    const known = await partsByCode(db, slice.map(({ code }) => code));
    const assetCodes = [...slice.map(({ assetCode }) => assetCode), ...[...known.values()].map(({ assetCode }) => assetCode)];
    const assets = await assetsByCode(db, assetCodes);
    for (const draft of slice) {
      const existing = known.get(draft.code) ?? null;
      const write = compare(request, kind, schema, draft, existing, assets);
      if (write === null) continue;
      if (existing !== null && isUnchanged(write, existing)) unchanged += 1;
      else writes.push(write);
    }
    done += slice.length;
    await progress(done);
  }
  const toCreate = writes.filter(({ existing }) => existing === null).length;
  return {
    findings: reader.findings, toCreate, toUpdate: writes.length - toCreate, unchanged,
    digest: digestOf(writes.map(({ code, location, attributes, existing, assets: owners }) =>
      [code, location, attributes, existing?.id, existing?.version, owners.map(({ id, version }) => [id, version])])),
    write: (tx) => writeParts(tx, kind, writes),
  };
}

function draftOf({ reader, directory }: PlanRequest, target: ImportTarget, kind: AssetKind, source: SheetRow, generated: string[]): Draft | null {
  const assetCode = reader.text(source, 'assetCode');
  if (assetCode === null) {
    if (reader.has('assetCode')) reader.sayAt(finding('import.value-empty', {}), source, 'assetCode');
    return null;
  }
  const point = reader.point(source, { box: directory.box });
  const [lng, lat] = point ?? [];
  const attributes: Attributes = {};
  for (const { name, isAttribute } of fieldsOf(target)) {
    const value = isAttribute ? reader.value(source, name) : undefined;
    if (value !== undefined) attributes[name] = value;
  }
  const location: LngLat | undefined = lng === undefined || lat === undefined ? undefined : [lng, lat];
  const draft = { source, assetCode, attributes, location };
  if (reader.has('code')) {
    const parsed = parseCode(reader.cell(source, 'code'));
    if (parsed.ok) return { ...draft, code: parsed.value };
    reader.sayAt(parsed.problem, source, 'code');
    return null;
  }
  const told = kindOf(kind).parts?.fields.filter(({ prominent, type }) => prominent && (type === 'text' || type === 'choice')) ?? [];
  const what = told.map(({ name }) => fold(String(attributes[name] ?? '')));
  const code = generatedCode(assetCode.slice(0, 20), [target, assetCode, ...what, ...(location ?? []).map((degrees) => degrees.toFixed(5))]);
  generated.push(code);
  return { ...draft, code };
}

function compare(
  request: PlanRequest, kind: AssetKind, schema: ReturnType<typeof attributesSchema>, draft: Draft, existing: ExistingPart | null,
  assets: ReadonlyMap<string, ExistingAsset>,
): PartWrite | null {
  const { reader, actor } = request;
  const { source, code } = draft;
  const asset = assets.get(draft.assetCode);
  if (asset?.kind !== kind) {
    reader.sayAt(finding('import.asset-unknown', { code: draft.assetCode }), source, 'assetCode');
    return null;
  }
  const before = existing === null ? null : (assets.get(existing.assetCode) ?? null);
  if (before !== null && before.kind !== kind) {
    reader.sayAt(finding('import.code-of-other-kind', { code, kind: kindOf(before.kind).name.vi }), source, 'code');
    return null;
  }
  const concerned = before === null || before.id === asset.id ? [asset] : [asset, before];
  if (!concerned.every((one) => can(actor.grants, 'asset:write', assetPlace(one)))) {
    reader.sayAt(finding('import.not-permitted', { code }), source, 'code');
    return null;
  }
  const merged = Object.fromEntries(Object.entries({ ...existing?.attributes, ...draft.attributes }).filter(([, value]) => value !== null));
  const parsed = schema.safeParse(merged);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = String(path[0] ?? '');
    const isEmpty = reader.has(field) && draft.attributes[field] === null;
    if (!reader.isFailed(source.row)) reader.sayAt(isEmpty ? finding('import.value-empty', {}) : finding('import.value-refused', { rule: `${reader.label(field)}: ${message}` }), source, field);
  }
  if (!parsed.success || reader.isFailed(source.row)) return null;
  return { code, assets: concerned, location: draft.location ?? existing?.location ?? null, attributes: parsed.data, existing };
}

const isUnchanged = (write: PartWrite, before: ExistingPart): boolean =>
  write.assets[0]?.id === before.assetId && isSamePlace(write.location, before.location) && canonical(write.attributes) === canonical(before.attributes);
