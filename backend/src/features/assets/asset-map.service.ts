import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { operationalStates, type AssetSnapshot, type OperationalState } from '@ioc/shared/assets';
import type { Field } from '@ioc/shared/kind';
import type { SearchResult, SearchResults } from '@ioc/shared/search';
import { searchKey } from '@ioc/shared/words';
import { Clock } from '#platform/clock';
import { Params, Transactions } from '#platform/database';
import { assetScope } from './assets.queries.js';

type Found = Omit<SearchResult, 'location'> & { lng: number; lat: number };

const toResult = (row: Found): SearchResult =>
  ({ kind: row.kind, id: row.id, title: row.title, detail: row.detail, location: [row.lng, row.lat], formerName: row.formerName });

interface Columns {
  seq: number;
  ids: string[];
  codes: string[];
  names: string[];
  lng: number[];
  lat: number[];
  states: OperationalState[];
  units: (string | null)[];
  unit_names: (string | null)[];
  owners: (string | null)[];
  owner_names: (string | null)[];
  synthetic: boolean;
  filters: Record<string, unknown[]>;
}

const mostResults = 12;

@Injectable()
export class AssetMapService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** One statement: the columns and the event number they are true at belong to one moment. O(assets of the kind). */
  async snapshot(actor: Actor, kind: AssetKind): Promise<AssetSnapshot> {
    const fields = kindOf(kind).fields.filter(({ filter }) => filter);
    const params = new Params();
    const kindParam = params.add(kind);
    const filters = fields.map(({ name }, index) => `'${name}', coalesce(json_agg(f${index}), '[]'::json)`).join(', ');
    const attributes = fields.map(({ name }, index) => `, a.attributes -> '${name}' as f${index}`).join('');
    const [row] = await this.transactions.query<Columns>(
      `select (select seq from event_head) as seq,
         coalesce(json_agg(id), '[]') as ids, coalesce(json_agg(code), '[]') as codes, coalesce(json_agg(name), '[]') as names,
         coalesce(json_agg(lng), '[]') as lng, coalesce(json_agg(lat), '[]') as lat, coalesce(json_agg(state), '[]') as states,
         coalesce(json_agg(unit_id), '[]') as units, coalesce(json_agg(unit_name), '[]') as unit_names,
         coalesce(json_agg(owner_org_id), '[]') as owners, coalesce(json_agg(owner_name), '[]') as owner_names,
         coalesce(bool_or(synthetic), false) as synthetic, json_build_object(${filters}) as filters
       from (
         select a.id, a.code, a.name, round(st_x(a.location) * 1e5)::int as lng, round(st_y(a.location) * 1e5)::int as lat, s.state,
           a.unit_id, u.name as unit_name, a.owner_org_id, o.short_name as owner_name, a.synthetic${attributes}
         from assets a join asset_states s on s.asset_id = a.id
         left join admin_units u on u.id = a.unit_id left join organisations o on o.id = a.owner_org_id
         where a.kind = ${kindParam} and a.lifecycle = 'active' and ${assetScope(actor, 'asset:read', params)}
         order by a.code) rows`,
      params.values,
    );
    if (!row) throw new Error('an aggregate always answers one row');
    const units = dictionary(row.units, row.unit_names);
    const owners = dictionary(row.owners, row.owner_names);
    return {
      seq: row.seq, at: this.clock.now().toISOString(), kind, ids: row.ids, codes: row.codes, names: row.names, lng: row.lng, lat: row.lat,
      state: row.states.map((state) => operationalStates.indexOf(state)),
      unit: units.indexes, owner: owners.indexes, units: units.entries, owners: owners.entries,
      filters: fields.map((field) => toBits(field, row.filters[field.name] ?? [])),
      synthetic: row.synthetic,
    };
  }

  /**
   * Assets by code and name, units by their present and former names and codes; without accents, exact accents first. A unit goes
   * before the assets in it: they carry its name, and there are more of them than a list can show.
   */
  async search(actor: Actor, q: string): Promise<SearchResults> {
    const params = new Params();
    const like = params.add(`%${searchKey(q)}%`);
    const start = params.add(`${searchKey(q)}%`);
    const exact = params.add(`%${q.normalize('NFC').toLowerCase()}%`);
    const code = params.add(q.trim());
    const results = await this.transactions.query<Found>(
      `with recursive former as (
         select c.to_unit_id as id, f.name, f.name_search, f.code from admin_unit_changes c join admin_units f on f.id = c.from_unit_id where f.name_search like ${like} or f.code = ${code}
         union select c.to_unit_id, former.name, former.name_search, former.code from admin_unit_changes c join former on former.id = c.from_unit_id)
       select kind, id, title, detail, lng, lat, "formerName" from (
         (select 'unit' as kind, u.id, u.name as title, u.code as detail, st_x(u.centre) as lng, st_y(u.centre) as lat,
            min(case when f.code = ${code} then f.name || ' (' || f.code || ')' else f.name end) filter (where u.name_search not like ${like}) as "formerName",
            min(case when u.name_search like ${start} or u.code = ${code} then 0 when u.name_search like ${like} then 1 else 2 end) as rank,
            min(case when lower(u.name) like ${exact} or lower(f.name) like ${exact} then 0 else 1 end) as accent
          from admin_units u left join former f on f.id = u.id
          where u.level = 'commune' and u.valid_to is null and u.centre is not null and (u.name_search like ${like} or u.code = ${code} or f.id is not null)
          group by u.id order by accent, rank, u.name collate vi_icu limit ${mostResults / 2})
         union all
         (select a.kind, a.id, a.name, a.code || coalesce(' · ' || u.name, ''), st_x(a.location), st_y(a.location), null,
            case when lower(a.code) = lower(${code}) then -1 when a.search like ${start} then 0 else 1 end,
            case when lower(a.name) like ${exact} then 0 else 1 end
          from assets a left join admin_units u on u.id = a.unit_id
          where a.lifecycle = 'active' and a.search like ${like} and ${assetScope(actor, 'asset:read', params)}
          order by 9, 8, a.code limit ${mostResults})) found
       order by rank = -1 desc, kind = 'unit' desc, accent, rank limit ${mostResults}`,
      params.values,
    );
    return { results: results.map(toResult) };
  }
}

/** Distinct ids with their names, and for each row the index of its id (-1 = none). */
function dictionary(ids: readonly (string | null)[], names: readonly (string | null)[]) {
  const positions = new Map<string, number>();
  const entries: { id: string; name: string }[] = [];
  const indexes = ids.map((id, row) => {
    if (id === null) return -1;
    const known = positions.get(id);
    if (known !== undefined) return known;
    positions.set(id, entries.length);
    entries.push({ id, name: names[row] ?? '' });
    return entries.length - 1;
  });
  return { entries, indexes };
}

function toBits(field: Field, values: readonly unknown[]): AssetSnapshot['filters'][number] {
  const choices = field.type === 'choice' || field.type === 'choices' ? Object.keys(field.choices) : ['true', 'false'];
  const bit = new Map(choices.map((choice, index) => [choice, 1 << index]));
  const bits = values.map((value) => {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    return list.reduce<number>((sum, choice) => sum | (bit.get(String(choice)) ?? 0), 0);
  });
  return { field: field.name, choices, bits };
}
