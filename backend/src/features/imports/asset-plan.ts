import { can, type Actor } from '@ioc/shared/access';
import { heartbeatSeconds, kindOf, type AssetKind, type Attributes } from '@ioc/shared/asset-kinds';
import { attributesSchema } from '@ioc/shared/asset-kinds.input';
import { lifecycleNames, lifecycleTransitions, type Lifecycle } from '@ioc/shared/assets';
import { createAsset } from '@ioc/shared/assets.input';
import { assetPlace } from '#features/assets';
import { Ground, type Standing } from '#features/territory';
import { draftOf, type AssetDraft } from './asset-draft.js';
import { writeAssets, type AssetWrite } from './asset-write.js';
import { assetsByCode, neighboursOf, type ExistingAsset, type OwnedSpot } from './asset-records.js';
import { findDuplicates } from './duplicates.js';
import { finding } from './findings.js';
import { canonical, digestOf, isSamePlace, slices, type Plan, type PlanRequest } from './plan.js';

/** Plans an import of one kind of asset: every row is read and compared, nothing is written. Two statements a slice. */
export async function planAssets(request: PlanRequest, kind: AssetKind): Promise<Plan> {
  const planner = new AssetPlanner(request, kind);
  return planner.plan();
}

class AssetPlanner {
  /** Made once: a schema is compiled at its first use, which costs more than the rows it then checks. */
  private readonly attributes;
  private readonly missing = new Set<string>();
  private readonly writes: AssetWrite[] = [];
  private unchanged = 0;
  private assumed = 0;

  constructor(
    private readonly request: PlanRequest,
    private readonly kind: AssetKind,
  ) {
    this.attributes = attributesSchema(kindOf(kind).fields);
  }

  async plan(): Promise<Plan> {
    const { reader, progress, db, directory } = this.request;
    const generated: string[] = [];
    const drafts = reader.sheet.rows.map((row) => draftOf(this.request, this.kind, row, generated)).filter((draft) => draft !== null);
    if (generated.length > 0) reader.say(finding('import.code-generated', { count: generated.length, sample: generated[0] ?? '' }));
    const compared = drafts.map(({ source, code, ownerOrgId, location }) => ({ row: source.row, code, operator: ownerOrgId ?? null, point: location ?? null }));
    for (const found of findDuplicates(compared)) reader.say(found);
    const ground = await Ground.load(db, directory.today);
    let done = 0;
    for (const slice of slices(drafts)) {
      await this.settle(slice, ground);
      done += slice.length;
      await progress(done);
    }
    for (const name of this.missing) reader.say(finding('import.field-missing', { field: reader.label(name) }));
    if (this.assumed > 0) reader.say(finding('import.lifecycle-assumed', { count: this.assumed }));
    const toCreate = this.writes.filter(({ existing }) => existing === null).length;
    const kindCode = this.kind;
    const writes = this.writes;
    return {
      findings: reader.findings, toCreate, toUpdate: writes.length - toCreate, unchanged: this.unchanged,
      digest: digestOf(writes.map(({ existing, ...write }) => ({ ...write, id: existing?.id ?? null, version: existing?.version ?? null }))),
      write: (tx) => writeAssets(tx, kindCode, writes),
    };
  }

  private async settle(drafts: readonly AssetDraft[], ground: Ground): Promise<void> {
    const { db, actor, reader } = this.request;
    const known = await assetsByCode(db, drafts.map(({ code }) => code));
    const fresh: OwnedSpot[] = [];
    for (const draft of drafts) {
      const existing = known.get(draft.code) ?? null;
      const write = this.compare(draft, existing, draft.location ? ground.at(draft.location) : null);
      if (write === null) continue;
      if (existing !== null && isUnchanged(write, existing)) this.unchanged += 1;
      else this.writes.push(write);
      if (existing === null && write.ownerOrgId !== null) fresh.push({ row: write.row, location: write.location, code: write.code, ownerOrgId: write.ownerOrgId });
    }
    for (const { row, code, metres } of await neighboursOf(db, actor, this.kind, fresh)) {
      reader.sayAt(finding('import.near-existing', { metres, code }), { row });
    }
  }

  /** The row as it would stand in the registry; null when something about it is refused. */
  private compare(draft: AssetDraft, existing: ExistingAsset | null, standing: Standing | null): AssetWrite | null {
    const { reader, directory } = this.request;
    const holderId = standing?.unitId ?? null;
    const { source, location: given } = draft;
    if (existing !== null && existing.kind !== this.kind) {
      reader.sayAt(finding('import.code-of-other-kind', { code: draft.code, kind: kindOf(existing.kind).name.vi }), source, 'code');
      return null;
    }
    if (existing === null) this.requireForNew(draft);
    if (given && holderId === null && directory.hasBoundaries) {
      const text = `${given[1]}, ${given[0]}`;
      reader.sayAt(finding('import.outside-boundaries', { text, province: directory.box.name }), source, 'lat');
    }
    const location = given && !(existing && isSamePlace(given, existing.location)) ? given : existing?.location;
    const { unitId, originUnitId } = this.placeOf(draft, existing, holderId);
    const border = this.borderOf(draft, existing, standing);
    const attributes = this.attributesOf(draft, existing);
    const lifecycle = this.lifecycleOf(draft, existing);
    const name = draft.name ?? existing?.name;
    if (reader.isFailed(source.row) || location === undefined || name === undefined || attributes === null) return null;
    const write: AssetWrite = {
      row: source.row, existing, code: draft.code, name, address: draft.address === undefined ? (existing?.address ?? null) : draft.address, location,
      unitId, originUnitId, ...border, ownerOrgId: draft.ownerOrgId === undefined ? (existing?.ownerOrgId ?? null) : draft.ownerOrgId,
      lifecycle, attributes, heartbeatSeconds: heartbeatSeconds(this.kind, attributes), synthetic: draft.synthetic ?? existing?.synthetic ?? false,
    };
    return this.isAccepted(write) && this.isPermitted(write) ? write : null;
  }

  private requireForNew({ source, isPlaceless, attributes }: AssetDraft): void {
    const { reader } = this.request;
    if (!reader.has('name')) this.missing.add('name');
    else if (reader.text(source, 'name') === null) reader.sayAt(finding('import.value-empty', {}), source, 'name');
    if (isPlaceless) reader.sayAt(finding('import.location-missing', {}), source, 'lat');
    for (const { name: field, required } of kindOf(this.kind).fields) {
      if (!required) continue;
      if (!reader.has(field)) this.missing.add(field);
      else if (attributes[field] === null) reader.sayAt(finding('import.value-empty', {}), source, field);
    }
  }

  /** Where it lies follows from the place; the unit in the file is kept as the one it was registered under. */
  private placeOf(draft: AssetDraft, existing: ExistingAsset | null, holderId: string | null): { unitId: string | null; originUnitId: string | null } {
    const { reader, directory } = this.request;
    const before = existing?.unitId ?? null;
    const holder = holderId ?? (draft.location && directory.hasBoundaries ? null : before);
    const origin = existing?.originUnitId ?? (existing ? null : holder);
    if (draft.unitText === null) return { unitId: holder, originUnitId: origin };
    const named = directory.unitNamed(draft.unitText, holder);
    if (!named.ok) {
      reader.sayAt(named.problem, draft.source, 'unit');
      return { unitId: holder, originUnitId: origin };
    }
    const unit = named.value;
    if (holder === null) return { unitId: directory.hasBoundaries || unit.level !== 'commune' ? null : unit.id, originUnitId: origin ?? unit.id };
    if (!directory.leadsTo(unit, holder)) {
      const found = directory.unit(holder)?.name ?? '';
      reader.sayAt(finding('import.unit-differs', { given: unit.name, found }), draft.source, 'unit');
    }
    // the unit of today says nothing new about the one it was registered under
    return { unitId: holder, originUnitId: existing && unit.id === holder ? existing.originUnitId : unit.id };
  }

  /** Near a border a file is believed no more than a form: a person is to look, unless one has and the place is the same. */
  private borderOf({ source, location }: AssetDraft, existing: ExistingAsset | null, standing: Standing | null): Pick<AssetWrite, 'borderMetres' | 'isBorderChecked'> {
    if (!location || standing === null) return { borderMetres: existing?.borderMetres ?? null, isBorderChecked: existing?.isBorderChecked ?? false };
    const { neighbour } = standing;
    const isBorderChecked = neighbour !== null && existing !== null && existing.isBorderChecked && isSamePlace(location, existing.location);
    if (neighbour !== null && !isBorderChecked) {
      const { reader, directory } = this.request;
      reader.sayAt(finding('import.near-border', { metres: neighbour.metres, unit: directory.unit(neighbour.unitId)?.name ?? '' }), source, 'lat');
    }
    return { borderMetres: neighbour?.metres ?? null, isBorderChecked };
  }

  private attributesOf(draft: AssetDraft, existing: ExistingAsset | null): Attributes | null {
    const { reader } = this.request;
    const merged = Object.fromEntries(Object.entries({ ...existing?.attributes, ...draft.attributes }).filter(([, value]) => value !== null));
    const parsed = this.attributes.safeParse(merged);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      const field = String(path[0] ?? '');
      const isSaid = this.missing.has(field) || reader.isFailed(draft.source.row);
      if (!isSaid) reader.sayAt(finding('import.value-refused', { rule: message }), draft.source, field);
    }
    return null;
  }

  private lifecycleOf(draft: AssetDraft, existing: ExistingAsset | null): Lifecycle {
    const { reader } = this.request;
    if (existing === null) {
      if (draft.lifecycle === undefined && !reader.isFailed(draft.source.row)) this.assumed += 1;
      return draft.lifecycle ?? 'active';
    }
    const to = draft.lifecycle ?? existing.lifecycle;
    const allowed: readonly Lifecycle[] = lifecycleTransitions[existing.lifecycle];
    if (to !== existing.lifecycle && !allowed.includes(to)) {
      const words = { from: lifecycleNames[existing.lifecycle].vi, to: lifecycleNames[to].vi };
      reader.sayAt(finding('import.lifecycle-refused', words), draft.source, 'lifecycle');
    }
    return to;
  }

  /** The same schema as for a form, so that a file can bring in nothing that a person could not type. */
  private isAccepted({ row, code, name, address, location, ownerOrgId, lifecycle, attributes }: AssetWrite): boolean {
    const { reader } = this.request;
    const parsed = createAsset.safeParse({ kind: this.kind, code, name, address, location, ownerOrgId, lifecycle, attributes });
    for (const { path, message } of parsed.error?.issues ?? []) {
      const field = path[0] === 'ownerOrgId' ? 'owner' : String(path[0] ?? '');
      reader.sayAt(finding('import.value-refused', { rule: message }), { row }, field);
    }
    return parsed.success;
  }

  /** Where it would be and, for what exists, where it is now: a file must not take records out of others' hands. */
  private isPermitted(write: AssetWrite): boolean {
    const { actor, reader } = this.request;
    if (mayWrite(actor, this.kind, write, write.existing)) return true;
    reader.sayAt(finding('import.not-permitted', { code: write.code }), write, 'code');
    return false;
  }
}

function mayWrite(actor: Actor, kind: AssetKind, write: AssetWrite, existing: ExistingAsset | null): boolean {
  const places = [assetPlace({ kind, unitId: write.unitId, ownerOrgId: write.ownerOrgId }), ...(existing ? [assetPlace(existing)] : [])];
  const isEnding = existing?.lifecycle !== write.lifecycle && (write.lifecycle === 'decommissioned' || write.lifecycle === 'cancelled');
  return places.every((place) => can(actor.grants, 'asset:write', place) && (!isEnding || can(actor.grants, 'asset:decommission', place)));
}

const isUnchanged = (write: AssetWrite, before: ExistingAsset): boolean =>
  write.name === before.name && write.address === before.address && isSamePlace(write.location, before.location) && write.unitId === before.unitId &&
  write.originUnitId === before.originUnitId && write.ownerOrgId === before.ownerOrgId && write.lifecycle === before.lifecycle &&
  write.synthetic === before.synthetic && canonical(write.attributes) === canonical(before.attributes);
