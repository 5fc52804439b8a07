import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { kindOf } from '@ioc/shared/asset-kinds';
import type { AssetRow } from '@ioc/shared/assets';
import type { AssetQuery } from '@ioc/shared/assets.input';
import { timeZone } from '@ioc/shared/time';
import { Clock } from '#platform/clock';
import { Params, Transactions } from '#platform/database';
import { Problem } from '#platform/http';
import { toCsv, toGeoJson, type Cell } from '#platform/tabular';
import { assetCondition, assetSelect, toAssetRow, type AssetRecord } from './assets.queries.js';

const mostRows = 200_000;
const common = ['code', 'name', 'address', 'unit', 'owner', 'lifecycle', 'state', 'lng', 'lat'] as const;

/** The current filter as a file that the import reads back: headings are the field names, synthetic data says so. */
@Injectable()
export class AssetExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async write(actor: Actor, query: AssetQuery, format: 'csv' | 'geojson'): Promise<{ fileName: string; type: string; text: string }> {
    const [kind] = query.kind ?? [];
    if (kind === undefined || query.kind?.length !== 1) {
      throw new Problem('request.invalid', {}, { fields: [{ path: 'kind', code: 'invalid_value', message: { vi: 'Cần đúng một loại.', en: 'Exactly one kind is needed.' } }] });
    }
    const params = new Params();
    const condition = assetCondition(actor, 'asset:export', query, params);
    const rows = (
      await this.transactions.query<AssetRecord>(`${assetSelect} where ${condition} order by a.code limit ${mostRows}`, params.values)
    ).map(toAssetRow);
    const fields = kindOf(kind).fields.map(({ name }) => name);
    const columns = [...common, ...fields, ...(rows.some(({ synthetic }) => synthetic) ? ['synthetic'] : [])];
    const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(this.clock.now());
    if (format === 'csv') {
      return { fileName: `${kind}-${day}.csv`, type: 'text/csv; charset=utf-8', text: toCsv(columns, rows.map((row) => cells(row, fields))) };
    }
    const features = rows.map((row) => {
      const { lng: _lng, lat: _lat, ...properties } = cells(row, fields);
      return { id: row.id, geometry: { type: 'Point' as const, coordinates: [...row.location] }, properties };
    });
    return { fileName: `${kind}-${day}.geojson`, type: 'application/geo+json', text: JSON.stringify(toGeoJson(features)) };
  }
}

function cells(row: AssetRow, fields: readonly string[]): Record<string, Cell> {
  const attributes = fields.map((name): [string, Cell] => {
    const value = row.attributes[name] ?? null;
    return [name, Array.isArray(value) ? value.join('; ') : value];
  });
  return {
    code: row.code, name: row.name, address: row.address, unit: row.unitName, owner: row.ownerOrgName, lifecycle: row.lifecycle, state: row.state,
    lng: row.location[0], lat: row.location[1], ...Object.fromEntries(attributes), synthetic: row.synthetic,
  };
}
