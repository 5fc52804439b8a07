/** Out of which old units a unit was formed: read from a file, found among the versions of their codes, written as changes. */
import type { UnitLevel } from '@ioc/shared/territory';
import type { Tx } from '#platform/database';
import type { SheetReader } from './cells.js';
import { parseDate } from './dates.js';
import { finding } from './findings.js';
import type { SheetRow } from './sheet.types.js';
import type { ExistingUnit, UnitWrite } from './unit-records.js';

/** A code alone means the version that ended last before the new unit begins; with a day, the one in force since that day. */
export interface Predecessor {
  code: string;
  validFrom: string | null;
}

/** `01267; 01273@01/03/2020`; a name behind the code is for people, because names repeat and codes are used again. */
const shape = /^(\d{1,5})(?:\s*@\s*(\S+))?(?:\s+\D.*)?$/;
const digits: Readonly<Record<UnitLevel, number>> = { province: 2, district: 3, commune: 5 };

/** @returns null where the file has no such column */
export function readPredecessors(reader: SheetReader, source: SheetRow, level: UnitLevel): Predecessor[] | null {
  if (!reader.has('predecessors')) return null;
  const value = reader.value(source, 'predecessors');
  const parts = typeof value === 'string' ? value.split(/[;,\n]+/).map((part) => part.trim()).filter(Boolean) : [];
  return parts.flatMap((text) => {
    const [, code, day] = shape.exec(text) ?? [];
    const parsed = day === undefined ? null : parseDate(day);
    if (code === undefined || parsed?.ok === false) {
      reader.sayAt(finding('import.predecessor-invalid', { text }), source, 'predecessors');
      return [];
    }
    return { code: code.padStart(digits[level], '0'), validFrom: parsed?.value ?? null };
  });
}

type Version = Pick<ExistingUnit, 'code' | 'name' | 'level' | 'validFrom' | 'validTo'>;

/** Finds every predecessor among what the registry will hold once the file is in, and says what cannot be one. */
export class Predecessors {
  private readonly versions = new Map<string, Version[]>();

  constructor(
    private readonly reader: SheetReader,
    planned: readonly UnitWrite[],
    known: ReadonlyMap<string, readonly ExistingUnit[]>,
  ) {
    const replaced = new Set(planned.map(({ existing }) => existing?.id));
    for (const units of known.values()) for (const unit of units) if (!replaced.has(unit.id)) this.add(unit);
    for (const write of planned) this.add(write);
  }

  settle(write: UnitWrite, wanted: readonly Predecessor[]): void {
    const found = wanted.flatMap((one) => this.find(write, one) ?? []);
    write.predecessors = [...new Set(found.map(({ code, validFrom }) => `${code}@${validFrom}`))].sort();
  }

  private find(write: UnitWrite, { code, validFrom }: Predecessor): Version | null {
    const say = (found: ReturnType<typeof finding>): null => {
      this.reader.sayAt(found, write, 'predecessors');
      return null;
    };
    const all = (this.versions.get(`${code}/${write.level}`) ?? []).filter((unit) => unit.validFrom < write.validFrom && (validFrom === null || unit.validFrom === validFrom));
    const ended = all.filter(({ validTo }) => validTo !== null && validTo <= write.validFrom);
    const last = ended.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
    // the one that ended on the very day is meant; an older one of the code only where the file says so by its day
    const isMeant = last !== undefined && (last.validTo === write.validFrom || validFrom !== null || ended.length === 1);
    if (isMeant) return last;
    if (last === undefined) return say(finding(all.length > 0 ? 'import.predecessor-in-force' : 'import.predecessor-unknown', { code, on: write.validFrom }));
    return say(finding('import.predecessor-ambiguous', { code, candidates: ended.map((unit) => `${unit.name} (${unit.validFrom})`).join(', ') }));
  }

  private add(unit: Version): void {
    const key = `${unit.code}/${unit.level}`;
    this.versions.set(key, [...(this.versions.get(key) ?? []), unit]);
  }
}

const rows = `jsonb_to_recordset($1::jsonb) as r(code text, level text, vf date, old jsonb)
  join admin_units t on t.code = r.code and t.level = r.level and t.valid_from = r.vf`;

/** The list of the file is the whole list. An old unit that went into several was split. */
export async function writePredecessors(tx: Tx, writes: readonly UnitWrite[]): Promise<void> {
  const told = writes.flatMap(({ code, level, validFrom, predecessors }) => (predecessors === null ? [] : [{ code, level, vf: validFrom, old: predecessors }]));
  if (told.length === 0) return;
  const values = [JSON.stringify(told)];
  await tx.query(
    `delete from admin_unit_changes c using ${rows} where c.to_unit_id = t.id
       and not exists (select 1 from admin_units f where f.id = c.from_unit_id and r.old ? (f.code || '@' || f.valid_from))`,
    values,
  );
  await tx.query(
    `insert into admin_unit_changes (from_unit_id, to_unit_id, type, effective_on, legal_act)
     select f.id, t.id, 'full', t.valid_from, t.legal_act from ${rows}
       join lateral jsonb_array_elements_text(r.old) o(key) on true
       join admin_units f on f.level = t.level and f.code = split_part(o.key, '@', 1) and f.valid_from = split_part(o.key, '@', 2)::date
     on conflict (from_unit_id, to_unit_id) do update set effective_on = excluded.effective_on, legal_act = excluded.legal_act`,
    values,
  );
  await tx.query(
    `update admin_unit_changes c set type = case when n.parts > 1 then 'split' else 'full' end
     from (select from_unit_id, count(*) as parts from admin_unit_changes group by from_unit_id) n
     where n.from_unit_id = c.from_unit_id and c.type in ('full', 'split') and c.type <> case when n.parts > 1 then 'split' else 'full' end`,
  );
}
