import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { changesBetween, type ChangeLog, type FieldChange } from '@ioc/shared/changes';
import type { PageQuery } from '@ioc/shared/list.input';
import { levelOfKind, mayBelongTo, type AdminUnit } from '@ioc/shared/territory';
import { unitIssues, type CreateUnit, type EndUnit, type UpdateUnit } from '@ioc/shared/territory.input';
import { Transactions, type Tx } from '#platform/database';
import { RecordChanges } from '#platform/events';
import { Idempotency, Problem } from '#platform/http';
import { TerritoryService } from './territory.service.js';
import { UnitFollowers } from './unit-followers.js';

type Period = Pick<AdminUnit, 'validFrom' | 'validTo'>;

const isInForce = ({ validFrom, validTo }: Period, day: string): boolean => validFrom <= day && (validTo === null || day < validTo);

/** What an administrator writes of units. One code and level has one unit at a time, so a change of any holds the table. */
@Injectable()
export class UnitEdits {
  constructor(
    private readonly transactions: Transactions,
    private readonly territory: TerritoryService,
    private readonly followers: UnitFollowers,
    private readonly idempotency: Idempotency,
    private readonly recordChanges: RecordChanges,
  ) {}

  async changes(id: string, query: PageQuery): Promise<ChangeLog> {
    await this.territory.get(id);
    return this.recordChanges.catalogue(id, query);
  }

  async create(actor: Actor, input: CreateUnit, idempotencyKey?: string): Promise<AdminUnit> {
    const id = await this.idempotency.run(actor, 'units', idempotencyKey, input, async (tx) => {
      await hold(tx);
      checkFields(input);
      await this.checkParent(tx, input);
      await this.checkPeriod(tx, null, input);
      const [created] = await tx.query<{ id: string }>(
        `insert into admin_units (code, name, level, kind, parent_id, valid_from, valid_to, area_km2, population, legal_act, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz, $11::timestamptz) returning id`,
        [input.code, input.name, levelOfKind[input.kind], input.kind, input.parentId, input.validFrom, input.validTo, input.areaKm2, input.population, input.legalAct, tx.now],
      );
      await this.record(tx, created?.id ?? '', []);
      return created?.id ?? '';
    });
    return this.territory.get(id);
  }

  async update(actor: Actor, id: string, version: number, input: UpdateUnit): Promise<AdminUnit> {
    await this.transactions.run(actor, async (tx) => {
      const before = await this.held(tx, id, version);
      const after = { ...before, ...input };
      if (levelOfKind[after.kind] !== before.level) throw refused('kind', { vi: 'Loại phải thuộc cùng cấp; đơn vị khác cấp là một đơn vị khác.', en: 'The kind must be of the same level; a unit of another level is another unit.' });
      checkFields(after);
      if (after.parentId !== before.parentId || after.validFrom !== before.validFrom) await this.checkParent(tx, after);
      const hasMoved = after.validFrom !== before.validFrom || after.validTo !== before.validTo;
      if (hasMoved || after.code !== before.code) await this.checkPeriod(tx, id, after);
      await tx.query(
        `update admin_units set code = $2, name = $3, kind = $4, parent_id = $5, valid_from = $6, valid_to = $7, area_km2 = $8, population = $9, legal_act = $10,
           version = version + 1, updated_at = $11 where id = $1`,
        [id, after.code, after.name, after.kind, after.parentId, after.validFrom, after.validTo, after.areaKm2, after.population, after.legalAct, tx.now],
      );
      if (hasMoved) await this.followers.run(tx, this.territory.today);
      // Saving what was there already changes nothing.
      const changes = changesBetween(await this.edited(tx, before), await this.edited(tx, after));
      await this.record(tx, id, changes.length > 0 ? changes : null);
    });
    return this.territory.get(id);
  }

  /** The unit ends on the day its successors carry on; whoever still says its name finds them. */
  async end(actor: Actor, id: string, version: number, { validTo, successorIds, legalAct }: EndUnit): Promise<AdminUnit> {
    await this.transactions.run(actor, async (tx) => {
      const before = await this.held(tx, id, version);
      if (before.validTo !== null) throw new Problem('territory.ended-already');
      checkFields({ ...before, validTo });
      const successors: AdminUnit[] = [];
      for (const successorId of new Set(successorIds)) successors.push(await this.territory.read(tx, successorId));
      const isUnfit = (unit: AdminUnit): boolean => unit.id === id || unit.level !== before.level || !isInForce(unit, validTo);
      if (successors.some(isUnfit)) throw new Problem('territory.successor-refused', { day: validTo });
      await this.checkPeriod(tx, id, { ...before, validTo });
      await tx.query(`update admin_units set valid_to = $2, version = version + 1, updated_at = $3 where id = $1`, [id, validTo, tx.now]);
      await tx.query(
        `insert into admin_unit_changes (from_unit_id, to_unit_id, type, effective_on, legal_act) select $1, s, $3, $4, $5 from unnest($2::uuid[]) as s
         on conflict (from_unit_id, to_unit_id) do update set type = excluded.type, effective_on = excluded.effective_on, legal_act = excluded.legal_act`,
        [id, successors.map((unit) => unit.id), successors.length > 1 ? 'split' : 'full', validTo, legalAct],
      );
      await this.followers.run(tx, this.territory.today);
      const names = successors.map(({ name }) => name).sort();
      const told: FieldChange[] = [{ field: 'validTo', from: null, to: validTo }];
      if (names.length > 0) told.push({ field: 'successors', from: null, to: names });
      await this.record(tx, id, told);
    });
    return this.territory.get(id);
  }

  private async held(tx: Tx, id: string, version: number): Promise<AdminUnit> {
    await hold(tx);
    const before = await this.territory.read(tx, id);
    if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
    return before;
  }

  private async checkParent(tx: Tx, { parentId, kind, validFrom }: Pick<CreateUnit, 'parentId' | 'kind' | 'validFrom'>): Promise<void> {
    if (parentId === null) return;
    const parent = await this.territory.read(tx, parentId);
    if (!mayBelongTo(levelOfKind[kind], parent.level) || !isInForce(parent, validFrom)) throw new Problem('territory.parent-refused', { day: validFrom });
  }

  /** Nothing else under this code at that time, and nothing below that would be left without its unit. */
  private async checkPeriod(tx: Tx, id: string | null, { code, kind, validFrom, validTo }: Period & Pick<CreateUnit, 'code' | 'kind'>): Promise<void> {
    const [other] = await tx.query(
      `select 1 from admin_units where code = $1 and level = $2 and id is distinct from $3::uuid
         and ($5::date is null or valid_from < $5::date) and (valid_to is null or $4::date < valid_to) limit 1`,
      [code, levelOfKind[kind], id, validFrom, validTo],
    );
    if (other) throw new Problem('territory.periods-overlap', { code });
    const [below] = await tx.query<{ count: number }>(
      `select count(*) as count from admin_units where parent_id = $1 and (valid_from < $2::date or ($3::date is not null and (valid_to is null or valid_to > $3::date)))`,
      [id, validFrom, validTo],
    );
    if (below && below.count > 0) throw new Problem('territory.has-units-below', { count: below.count });
  }

  /** As a person reads it: the unit above by its name. */
  private async edited(tx: Tx, { code, name, kind, parentId, validFrom, validTo, areaKm2, population, legalAct }: CreateUnit): Promise<Record<string, unknown>> {
    const parent = parentId === null ? null : (await this.territory.read(tx, parentId)).name;
    return { code, name, kind, parent, validFrom, validTo, areaKm2, population, legalAct };
  }

  /** Boundaries are for everybody signed in, so everybody's organisation is where it happened. */
  private async record(tx: Tx, id: string, changes: readonly FieldChange[] | null): Promise<void> {
    const organisations = await tx.query<{ id: string }>(`select id from organisations`);
    const everybody = { unitId: null, orgIds: organisations.map((organisation) => organisation.id), sector: null };
    tx.record('territory.changed', { unitIds: [id] }, everybody, changes && { recordId: id, changes });
  }
}

const hold = (tx: Tx) => tx.query(`lock table admin_units in share row exclusive mode`);

const refused = (path: string, message: { vi: string; en: string }) => new Problem('request.invalid', {}, { fields: [{ path, code: 'custom', message }] });

/** @throws Problem naming each field that does not go with the others */
function checkFields(unit: CreateUnit): void {
  const issues = unitIssues(unit);
  if (issues.length > 0) throw new Problem('request.invalid', {}, { fields: issues.map((issue) => ({ ...issue, code: 'custom' })) });
}
