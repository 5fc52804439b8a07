import { can, nowhere } from '@ioc/shared/access';
import type { Organisation } from '@ioc/shared/organisations';
import { createOrganisation } from '@ioc/shared/organisations.input';
import { organisationsByCode, writeOrganisations, type OrganisationWrite } from '#features/organisations';
import { finding } from './findings.js';
import { canonical, ChangedSince, digestOf, type Plan, type PlanRequest } from './plan.js';
import type { SheetRow } from './sheet.types.js';
import { fold } from './values.js';

interface RowWrite extends OrganisationWrite {
  source: SheetRow;
}

interface KnownSector {
  code: string;
  vi: string;
  en: string;
}

/** Plans an import of organisations: a row means the organisation of its code, and may name a parent of the same file. */
export async function planOrganisations(request: PlanRequest): Promise<Plan> {
  const { db, reader } = request;
  const codes = reader.sheet.rows.flatMap((row) => reader.text(row, 'code') ?? []);
  const known = await organisationsByCode(db, codes);
  const sectors = await db.query<KnownSector>(`select code, name_vi as vi, name_en as en from sectors where active order by sort_order`);
  const all = await db.query<{ id: string; code: string; name: string; parentCode: string | null }>(
    `select o.id, o.code, o.name, p.code as "parentCode" from organisations o left join organisations p on p.id = o.parent_id`,
  );
  return new OrganisationPlanner(request, known, sectors, all).plan();
}

class OrganisationPlanner {
  private readonly codeOf: ReadonlyMap<string, string>;
  private readonly missing = new Set<string>();

  constructor(
    private readonly request: PlanRequest,
    private readonly known: ReadonlyMap<string, Organisation>,
    private readonly sectors: readonly KnownSector[],
    private readonly all: readonly { id: string; code: string; name: string; parentCode: string | null }[],
  ) {
    this.codeOf = new Map(all.map(({ id, code }) => [id, code]));
  }

  async plan(): Promise<Plan> {
    const { reader, progress } = this.request;
    const inFile = this.rowsByCode();
    const planned = reader.sheet.rows.map((row) => this.compare(row, inFile)).filter((write) => write !== null);
    for (const name of this.missing) reader.say(finding('import.field-missing', { field: reader.label(name) }));
    this.refuseLoops(planned);
    this.warnOfTwins(planned);
    const accepted = planned.filter(({ source }) => !reader.isFailed(source.row));
    const changed = accepted.filter((write) => write.existing === null || !this.isUnchanged(write, write.existing));
    await progress(reader.sheet.rows.length);
    const writes = changed.map(({ source: _source, ...write }) => write);
    const toCreate = writes.filter(({ existing }) => existing === null).length;
    return {
      findings: reader.findings, toCreate, toUpdate: writes.length - toCreate, unchanged: accepted.length - changed.length,
      digest: digestOf(writes.map(({ existing, ...write }) => ({ ...write, id: existing?.id ?? null, version: existing?.version ?? null }))),
      write: async (tx) => {
        if (!(await writeOrganisations(tx, writes))) throw new ChangedSince();
      },
    };
  }

  private rowsByCode(): ReadonlyMap<string, number> {
    const { reader } = this.request;
    const rows = new Map<string, number>();
    for (const row of reader.sheet.rows) {
      const code = reader.text(row, 'code');
      if (code === null) continue;
      const other = rows.get(code);
      if (other === undefined) rows.set(code, row.row);
      else reader.sayAt(finding('import.duplicate-code', { code, other }), row, 'code');
    }
    return rows;
  }

  /** The row as it would stand in the catalogue: what the file has no column for stays, an empty cell takes away. */
  private compare(source: SheetRow, inFile: ReadonlyMap<string, number>): RowWrite | null {
    const { reader } = this.request;
    if (!reader.has('code')) return null;
    const code = reader.text(source, 'code');
    if (code === null) {
      reader.sayAt(finding('import.value-empty', {}), source, 'code');
      return null;
    }
    const existing = this.known.get(code) ?? null;
    this.requireNamed(source, existing);
    const name = textOf(reader.value(source, 'name')) ?? existing?.name;
    const write: Partial<OrganisationWrite> = {
      code, existing, name, shortName: textOf(reader.value(source, 'shortName')) ?? existing?.shortName ?? name?.slice(0, 120),
      kind: (reader.value(source, 'kind') ?? existing?.kind) as OrganisationWrite['kind'],
      parentCode: this.parentOf(source, existing, inFile), unitId: this.unitOf(source, existing), sectorCodes: this.sectorsOf(source, existing),
      canLeadTask: flagOf(reader.value(source, 'canLeadTask')) ?? existing?.canLeadTask ?? true,
    };
    const { existing: _existing, parentCode: _parentCode, ...input } = write;
    const parsed = createOrganisation.safeParse({ ...input, parentId: null });
    for (const { path, message } of parsed.error?.issues ?? []) {
      const field = String(path[0] ?? '');
      if (!reader.isFailed(source.row) && !this.missing.has(field)) reader.sayAt(finding('import.value-refused', { rule: message }), source, field === 'sectorCodes' ? 'sectors' : field);
    }
    if (!parsed.success) return null;
    const { parentId: _parentId, ...accepted } = parsed.data;
    const planned: RowWrite = { ...accepted, existing, parentCode: write.parentCode ?? null, source };
    this.requireRight(planned);
    return planned;
  }

  private requireNamed(source: SheetRow, existing: Organisation | null): void {
    const { reader } = this.request;
    for (const field of ['name', 'kind']) {
      if (!reader.has(field) && existing === null) this.missing.add(field);
      else if (reader.has(field) && reader.text(source, field) === null) reader.sayAt(finding('import.value-empty', {}), source, field);
    }
  }

  private parentOf(source: SheetRow, existing: Organisation | null, inFile: ReadonlyMap<string, number>): string | null {
    const { reader, directory } = this.request;
    if (!reader.has('parent')) return existing?.parentId ? (this.codeOf.get(existing.parentId) ?? null) : null;
    const text = reader.text(source, 'parent');
    if (text === null || inFile.has(text)) return text;
    const found = directory.owner(text);
    if (found.ok) return this.codeOf.get(found.value) ?? null;
    reader.sayAt(found.problem.code === 'import.owner-ambiguous' ? found.problem : finding('import.org-parent-unknown', { text }), source, 'parent');
    return null;
  }

  private unitOf(source: SheetRow, existing: Organisation | null): string | null {
    const { reader, directory } = this.request;
    if (!reader.has('unit')) return existing?.unitId ?? null;
    const text = reader.text(source, 'unit');
    if (text === null) return null;
    const found = directory.unitNamed(text, existing?.unitId ?? null);
    if (found.ok) return found.value.id;
    const candidates = String(found.problem.params['candidates'] ?? '');
    reader.sayAt(candidates === '' ? finding('import.org-unit-unknown', { text }) : finding('import.org-unit-ambiguous', { text, candidates }), source, 'unit');
    return null;
  }

  /** By their codes or their names in either language. */
  private sectorsOf(source: SheetRow, existing: Organisation | null): string[] {
    const { reader } = this.request;
    const given = reader.value(source, 'sectors');
    if (given === undefined) return existing?.sectorCodes ?? [];
    const texts = Array.isArray(given) ? given.map(String) : [];
    return [...new Set(texts.flatMap((text) => {
      const found = this.sectors.find(({ code, vi, en }) => [code, vi, en].some((word) => fold(word) === fold(text)));
      if (!found) reader.sayAt(finding('import.sector-unknown', { text, allowed: this.sectors.map(({ code }) => code).join(', ') }), source, 'sectors');
      return found?.code ?? [];
    }))];
  }

  private requireRight({ source, code, existing, parentCode }: RowWrite): void {
    const { reader, actor } = this.request;
    const parentId = this.all.find((one) => one.code === parentCode)?.id ?? null;
    const places = [existing?.id ?? parentId, ...(existing && existing.parentId !== parentId ? [parentId] : [])];
    const isPermitted = places.every((id) => can(actor.grants, 'organisation:write', id === null ? nowhere : { ...nowhere, orgIds: [id] }));
    if (!isPermitted) reader.sayAt(finding('import.not-permitted', { code }), source, 'code');
  }

  private refuseLoops(planned: readonly RowWrite[]): void {
    const { reader } = this.request;
    const parents = new Map([...this.all, ...planned].map(({ code, parentCode }) => [code, parentCode]));
    for (const { code, source } of planned) {
      const seen = new Set([code]);
      for (let above = parents.get(code) ?? null; above !== null; above = parents.get(above) ?? null) {
        if (above === code) reader.sayAt(finding('import.org-parent-loop', { code }), source, 'parent');
        if (seen.has(above)) break;
        seen.add(above);
      }
    }
  }

  /** Two of one name cannot be told apart by a file that calls them by it. */
  private warnOfTwins(planned: readonly RowWrite[]): void {
    const { reader } = this.request;
    const codes = new Map<string, Set<string>>();
    for (const { code, name } of [...this.all, ...planned]) codes.set(fold(name), (codes.get(fold(name)) ?? new Set()).add(code));
    for (const { code, name, source, existing } of planned) {
      const [other] = [...(codes.get(fold(name)) ?? [])].filter((one) => one !== code);
      if (other !== undefined && existing === null) reader.sayAt(finding('import.org-name-taken', { text: name, code: other }), source, 'name');
    }
  }

  private isUnchanged(write: OrganisationWrite, before: Organisation): boolean {
    const parentCode = before.parentId === null ? null : (this.codeOf.get(before.parentId) ?? null);
    const comparable = ({ name, shortName, kind, unitId, sectorCodes, canLeadTask }: OrganisationWrite | Organisation, parent: string | null) =>
      canonical({ name, shortName, kind, unitId, sectorCodes: [...sectorCodes].sort().join(), canLeadTask, parent });
    return comparable(write, write.parentCode) === comparable(before, parentCode);
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const flagOf = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
