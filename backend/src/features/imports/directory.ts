/** The catalogues a file refers to by name: organisations and administrative units, found the way offices write them. */
import type { AdminUnit } from '@ioc/shared/territory';
import { system, Tx, type Transactions } from '#platform/database';
import type { ProvinceBox } from './coordinates.js';
import { finding } from './findings.js';
import { bad, fold, ok, type Parsed } from './values.js';

export type Db = Transactions | Tx;

/** In the transaction there is, or in one of its own: for what needs a table that lasts no longer. */
export const inTransaction = <Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> => (db instanceof Tx ? work(db) : db.run(system, work));

export type KnownUnit = Pick<AdminUnit, 'id' | 'code' | 'name' | 'level' | 'kind' | 'parentId' | 'validFrom' | 'validTo'>;

interface KnownOrganisation {
  id: string;
  code: string;
  name: string;
  shortName: string;
}

/** Vietnam with its islands, for installations that have no boundaries yet. */
const country: ProvinceBox = { name: 'Việt Nam', west: 101.5, south: 6, east: 118, north: 24 };

const prefix = /^(?:xa|phuong|thi tran|thi xa|thanh pho|tp|huyen|quan|tinh|dac khu|x|p|tt) /;
const bare = (name: string): string => fold(name).replace(prefix, '');

const isInForce = ({ validFrom, validTo }: KnownUnit, day: string): boolean => validFrom <= day && (validTo === null || validTo > day);

function index<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const known = found.get(key);
      if (known) known.push(item);
      else found.set(key, [item]);
    }
  }
  return found;
}

export class Directory {
  private readonly organisations: ReadonlyMap<string, KnownOrganisation[]>;
  private readonly units: ReadonlyMap<string, KnownUnit[]>;
  private readonly byId: ReadonlyMap<string, KnownUnit>;

  private constructor(
    readonly today: string,
    organisations: readonly KnownOrganisation[],
    readonly allUnits: readonly KnownUnit[],
    /** For every former unit the units it went into. */
    private readonly successors: ReadonlyMap<string, readonly string[]>,
    readonly hasBoundaries: boolean,
    readonly box: ProvinceBox,
  ) {
    this.organisations = index(organisations, ({ code, name, shortName }) => [fold(code), fold(name), fold(shortName)]);
    this.units = index(allUnits, ({ code, name }) => [code, fold(name), bare(name)]);
    this.byId = new Map(allUnits.map((unit) => [unit.id, unit]));
  }

  static async load(db: Db, today: string): Promise<Directory> {
    const organisations = await db.query<KnownOrganisation>(`select id, code, name, short_name as "shortName" from organisations`);
    const units = await db.query<KnownUnit>(
      `select id, code, name, level, kind, parent_id as "parentId", valid_from as "validFrom", valid_to as "validTo" from admin_units order by code, valid_from`,
    );
    const changes = await db.query<{ from: string; to: string[] }>(
      `select from_unit_id as "from", array_agg(to_unit_id) as "to" from admin_unit_changes group by from_unit_id`,
    );
    const [extent] = await db.query<Record<'west' | 'south' | 'east' | 'north', number | null>>(
      `select st_xmin(e) as west, st_ymin(e) as south, st_xmax(e) as east, st_ymax(e) as north from (
         select st_extent(polygon) as e from admin_units
         where level = 'commune' and polygon is not null and valid_from <= $1 and (valid_to is null or valid_to > $1)) box`,
      [today],
    );
    const { west = null, south = null, east = null, north = null } = extent ?? {};
    const isBounded = west !== null && south !== null && east !== null && north !== null;
    const province = units.find((unit) => unit.level === 'province' && isInForce(unit, today));
    const box = isBounded ? { name: province?.name ?? 'địa bàn', west, south, east, north } : country;
    return new Directory(today, organisations, units, new Map(changes.map(({ from, to }) => [from, to])), isBounded, box);
  }

  unit(id: string | null): KnownUnit | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  owner(text: string): Parsed<string> {
    const found = this.organisations.get(fold(text)) ?? [];
    const exact = found.filter(({ code, name, shortName }) => [code, name, shortName].includes(text));
    const matching = exact.length === 1 ? exact : found;
    const [only, ...others] = matching;
    if (only === undefined) return bad(finding('import.owner-unknown', { text }));
    if (others.length === 0) return ok(only.id);
    const candidates = matching.map(({ shortName, code }) => `${shortName} (${code})`).join(', ');
    return bad(finding('import.owner-ambiguous', { text, candidates }));
  }

  /**
   * The unit a file names, which may be one that was merged away. Among several of one name the one that holds the
   * place wins, then the one that became it: codes and names are re-used, ground is not.
   */
  unitNamed(text: string, holderId: string | null): Parsed<KnownUnit> {
    const found = this.units.get(text) ?? this.units.get(fold(text)) ?? this.units.get(bare(text)) ?? [];
    const holder = found.find(({ id }) => id === holderId);
    if (holder) return ok(holder);
    const became = found.filter(({ id }) => holderId !== null && this.successors.get(id)?.includes(holderId));
    const inForce = found.filter((unit) => unit.level === 'commune' && isInForce(unit, this.today));
    const matching = [became, inForce, found].find(({ length }) => length > 0) ?? [];
    const [only, ...others] = matching;
    if (only === undefined) return bad(finding('import.unit-unknown', { text }));
    if (others.length === 0) return ok(only);
    const candidates = matching.slice(0, 5).map(({ name, code }) => `${name} (${code})`).join(', ');
    return bad(finding('import.unit-ambiguous', { text, candidates }));
  }

  /** Does the unit hold the place today, itself or through the one it became? */
  leadsTo(unit: KnownUnit, holderId: string): boolean {
    if (unit.id === holderId || unit.level !== 'commune') return true;
    return this.successors.get(unit.id)?.includes(holderId) ?? false;
  }

  /** Commune units in force, or those of another level: for codes that name a parent. */
  inForce(code: string): KnownUnit | undefined {
    return this.allUnits.find((unit) => unit.code === code && isInForce(unit, this.today));
  }
}
