import { can } from '@ioc/shared/access';
import type { LngLat } from '@ioc/shared/geo';
import type { UnitKind, UnitLevel } from '@ioc/shared/territory';
import { unitInput, type UnitInput } from '@ioc/shared/territory.input';
import { inTransaction } from './directory.js';
import { finding } from './findings.js';
import { canonical, digestOf, isSamePlace, type Plan, type PlanRequest } from './plan.js';
import type { SheetRow } from './sheet.types.js';
import { checkShapes, type Shape } from './unit-shapes.js';
import { Predecessors, readPredecessors, type Predecessor } from './unit-predecessors.js';
import { unitsByCode, writeUnits, type ExistingUnit, type UnitWrite } from './unit-records.js';
import { fold, parseCode } from './values.js';

interface Draft {
  source: SheetRow;
  code: string;
  level: UnitLevel;
  given: Partial<Omit<UnitInput, 'code' | 'level'>>;
  synthetic: boolean | undefined;
  centre: LngLat | undefined;
  shape: Shape | null;
  predecessors: Predecessor[] | null;
}

const levelOfLength: Readonly<Record<number, UnitLevel>> = { 2: 'province', 3: 'district', 5: 'commune' };
const kindOfPrefix: readonly [prefix: string, level: UnitLevel, kind: UnitKind][] = [
  ['xa ', 'commune', 'commune'], ['phuong ', 'commune', 'ward'], ['thi tran ', 'commune', 'township'], ['dac khu ', 'commune', 'special_zone'],
  ['huyen ', 'district', 'district'], ['quan ', 'district', 'district'], ['thi xa ', 'district', 'town'], ['thanh pho ', 'district', 'city'],
  ['tinh ', 'province', 'province'], ['thanh pho ', 'province', 'municipality'],
];

const isIn = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }, day: string): boolean => validFrom <= day && (validTo === null || validTo > day);

/** Plans an import of administrative units. A code is no identity: a row means the unit of its code, level and first day. */
export async function planUnits(request: PlanRequest): Promise<Plan> {
  return new UnitPlanner(request).plan();
}

class UnitPlanner {
  private derived = 0;

  constructor(private readonly request: PlanRequest) {}

  async plan(): Promise<Plan> {
    const { reader, db, progress } = this.request;
    const drafts = reader.sheet.rows.map((row) => this.draft(row)).filter((draft) => draft !== null);
    if (this.derived > 0) reader.say(finding('import.level-derived', { count: this.derived }));
    const codes = drafts.flatMap(({ code, predecessors }) => [code, ...(predecessors ?? []).map((old) => old.code)]);
    const known = await unitsByCode(db, [...new Set(codes)]);
    const drafted = new Map(drafts.map((draft) => [draft.source.row, draft]));
    const planned = drafts.map((draft) => this.compare(draft, known)).filter((write) => write !== null);
    this.refuseOverlaps(planned, known);
    const predecessors = new Predecessors(reader, planned, known);
    for (const write of planned) {
      const wanted = drafted.get(write.row)?.predecessors;
      if (wanted) predecessors.settle(write, wanted);
    }
    const parents = new Map(planned.map(({ code, row }) => [code, row]));
    for (const write of planned) this.findParent(write, parents);
    const shapes = planned.flatMap(({ shape, name, level, validFrom, validTo, existing }) => (shape ? [{ ...shape, name, level, validFrom, validTo, id: existing?.id ?? null }] : []));
    const same = await inTransaction(db, (tx) => checkShapes(tx, reader, shapes));
    const writes = planned.filter(({ row }) => !reader.isFailed(row));
    const changed = writes.filter((write) => write.existing === null || !isUnchanged(write, write.existing) || (write.shape !== null && !same.has(write.row)));
    await progress(drafts.length);
    const toCreate = changed.filter(({ existing }) => existing === null).length;
    return {
      findings: reader.findings, toCreate, toUpdate: changed.length - toCreate, unchanged: writes.length - changed.length,
      digest: digestOf(changed.map(({ existing, ...write }) => ({ ...write, id: existing?.id, version: existing?.version }))),
      write: (tx) => writeUnits(tx, this.request.directory.today, changed),
    };
  }

  private draft(source: SheetRow): Draft | null {
    const { reader, directory } = this.request;
    const name = reader.value(source, 'name');
    const title = typeof name === 'string' ? name : '';
    const code = this.codeOf(source);
    if (code === null) return null;
    const stated = { level: reader.value(source, 'level'), kind: reader.value(source, 'kind') };
    const level = isLevel(stated.level) ? stated.level : levelOfLength[code.length];
    const kind = stated.kind ?? kindOfPrefix.find(([prefix, of]) => of === level && fold(title).startsWith(prefix))?.[2];
    if (level === undefined) {
      reader.sayAt(finding('import.kind-unclear', { text: title || code }), source, 'code');
      return null;
    }
    if (!stated.level || !stated.kind) this.derived += 1;
    const point = reader.point(source, { box: directory.box });
    const shape = this.shapeOf(source);
    const given: Record<string, unknown> = { kind };
    for (const field of ['name', 'parentCode', 'validFrom', 'validTo', 'areaKm2', 'population', 'legalAct']) {
      const value = reader.value(source, field);
      if (value !== undefined) given[field] = field === 'parentCode' && value !== null ? String(value).padStart(2, '0') : value;
    }
    const [lng, lat] = point ?? [];
    const synthetic = reader.value(source, 'synthetic');
    return {
      source, code, level, shape, predecessors: readPredecessors(reader, source, level), given: given as Draft['given'],
      synthetic: typeof synthetic === 'boolean' ? synthetic : undefined,
      centre: lng === undefined || lat === undefined ? undefined : [lng, lat],
    };
  }

  /** Spreadsheets drop leading zeros; the level, where it is stated, says how many there were. */
  private codeOf(source: SheetRow): string | null {
    const { reader } = this.request;
    if (!reader.has('code')) return null;
    const level = reader.value(source, 'level');
    const digits = level === 'province' ? 2 : level === 'district' ? 3 : level === 'commune' ? 5 : undefined;
    const text = reader.text(source, 'code') ?? '';
    const assumed = digits ?? (text.length === 1 ? 2 : text.length === 4 ? 5 : undefined);
    const parsed = parseCode(reader.cell(source, 'code'), assumed === undefined ? {} : { digits: assumed });
    if (parsed.ok && unitInput.shape.code.safeParse(parsed.value).success) {
      if (parsed.note) reader.sayAt(parsed.note, source, 'code');
      return parsed.value;
    }
    reader.sayAt(parsed.ok ? finding('import.code-invalid', { text }) : parsed.problem, source, 'code');
    return null;
  }

  private shapeOf({ row, geometry }: SheetRow): Shape | null {
    if (geometry === undefined || geometry.type === 'Point') return null;
    if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') return { row, geometry };
    this.request.reader.sayAt(finding('import.area-expected', { type: geometry.type }), { row });
    return null;
  }

  private compare(draft: Draft, known: ReadonlyMap<string, readonly ExistingUnit[]>): UnitWrite | null {
    const { reader, directory, actor } = this.request;
    const { source, code, level, given } = draft;
    const versions = (known.get(code) ?? []).filter((unit) => unit.level === level);
    const existing = versions.find((unit) => (given.validFrom ? unit.validFrom === given.validFrom : isIn(unit, directory.today))) ?? null;
    if (existing === null && !given.validFrom) {
      reader.sayAt(finding('import.valid-from-missing', {}), source, 'validFrom');
      return null;
    }
    const { kind: derivedKind, ...rest } = given;
    const kind = reader.has('kind') || existing === null ? derivedKind : existing.kind;
    const before = existing ? toInput(existing) : { parentCode: null, validTo: null, areaKm2: null, population: null, legalAct: null };
    const parsed = unitInput.safeParse({ ...before, ...rest, kind, code, level });
    for (const { path, message } of parsed.error?.issues ?? []) {
      const field = String(path[0] ?? '');
      if (reader.isFailed(source.row)) continue;
      reader.sayAt(field === 'kind' ? finding('import.kind-unclear', { text: given.name ?? code }) : finding('import.value-refused', { rule: message }), source, field);
    }
    if (!parsed.success) return null;
    const { validFrom, validTo } = parsed.data;
    if (validTo !== null && validTo <= validFrom) reader.sayAt(finding('import.value-refused', { rule: `${validTo} ≤ ${validFrom}` }), source, 'validTo');
    if (!can(actor.grants, 'territory:write', { unitId: existing?.id ?? null, orgIds: [], sector: null })) {
      reader.sayAt(finding('import.not-permitted', { code }), source, 'code');
    }
    return {
      ...parsed.data, row: source.row, existing, shape: draft.shape, predecessors: null, parentId: existing?.parentId ?? null,
      centre: draft.centre ?? (draft.shape ? null : (existing?.centre ?? null)), synthetic: draft.synthetic ?? existing?.synthetic ?? false,
    };
  }

  /** One code and level at one time is one unit: against the file itself and against what stays in the registry. */
  private refuseOverlaps(planned: readonly UnitWrite[], known: ReadonlyMap<string, readonly ExistingUnit[]>): void {
    const { reader } = this.request;
    const replaced = new Set(planned.map(({ existing }) => existing?.id));
    const taken = new Map<string, { validFrom: string; validTo: string | null }[]>();
    for (const [code, versions] of known) {
      for (const version of versions) if (!replaced.has(version.id)) append(taken, `${code}/${version.level}`, version);
    }
    for (const write of planned) {
      const periods = taken.get(`${write.code}/${write.level}`) ?? [];
      const other = periods.find(({ validFrom, validTo }) => (write.validTo === null || validFrom < write.validTo) && (validTo === null || write.validFrom < validTo));
      if (other) reader.sayAt(finding('import.periods-overlap', { code: write.code, from: other.validFrom, to: other.validTo ?? '…' }), write, 'validFrom');
      else append(taken, `${write.code}/${write.level}`, write);
    }
  }

  private findParent(write: UnitWrite, inFile: ReadonlyMap<string, number>): void {
    const { reader, directory } = this.request;
    if (write.parentCode === null) write.parentId = null;
    // a unit of the past keeps the parent of its time
    if (write.parentCode === null || write.parentCode === write.existing?.parentCode) return;
    const known = directory.inForce(write.parentCode);
    if (known) write.parentId = known.id;
    else if (!inFile.has(write.parentCode) || write.parentCode === write.code) {
      reader.sayAt(finding('import.parent-unknown', { code: write.parentCode }), write, 'parentCode');
    }
  }
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const isLevel = (value: unknown): value is UnitLevel => value === 'province' || value === 'district' || value === 'commune';

const toInput = ({ name, parentCode, validFrom, validTo, areaKm2, population, legalAct }: UnitInput) => ({ name, parentCode, validFrom, validTo, areaKm2, population, legalAct });

function isUnchanged(write: UnitWrite, before: ExistingUnit): boolean {
  const comparable = (unit: UnitWrite | ExistingUnit) => canonical({ ...toInput(unit), kind: unit.kind, parentId: unit.parentId, synthetic: unit.synthetic });
  const isCentreKept = (write.shape !== null && write.centre === null) || isSamePlace(write.centre, before.centre);
  const isOriginKept = write.predecessors === null || write.predecessors.join() === before.predecessors.join();
  return comparable(write) === comparable(before) && isCentreKept && isOriginKept;
}
