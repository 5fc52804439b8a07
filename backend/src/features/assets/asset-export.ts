import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { kindOf, type AssetKind, type Attributes } from '@ioc/shared/asset-kinds';
import type { AssetRow } from '@ioc/shared/assets';
import type { AssetExportQuery, AssetQuery } from '@ioc/shared/assets.input';
import { timeZone } from '@ioc/shared/time';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { Params, Transactions } from '#platform/database';
import { CONFIG, Problem } from '#platform/http';
import { toCsv, toGeoJson, type Cell } from '#platform/tabular';
import { assetCondition, assetSelect, toAssetRow, type AssetRecord, type PartRecord } from './assets.queries.js';

const csvType = 'text/csv; charset=utf-8';

export interface ExportedFile {
  fileName: string;
  type: string;
  text: string;
}

const common = ['code', 'name', 'address', 'unit', 'owner', 'lifecycle', 'state', 'lng', 'lat'] as const;

/** The current filter as a file that the import reads back: headings are the field names, synthetic data says so. */
@Injectable()
export class AssetExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async write(actor: Actor, { format, ...query }: AssetExportQuery): Promise<ExportedFile> {
    const kind = onlyKind(query);
    const params = new Params();
    const condition = assetCondition(actor, 'asset:export', query, params);
    const rows = (
      await this.transactions.query<AssetRecord>(`${assetSelect} where ${condition} order by a.code limit ${this.config.IOC_EXPORT_MAX_ROWS}`, params.values)
    ).map(toAssetRow);
    const fields = kindOf(kind).fields.map(({ name }) => name);
    const columns = [...common, ...fields, ...(rows.some(({ synthetic }) => synthetic) ? ['synthetic'] : [])];
    const fileName = `${kind}-${this.today}.${format}`;
    if (format === 'csv') return { fileName, type: csvType, text: toCsv(columns, rows.map((row) => cells(row, fields))) };
    const features = rows.map((row) => {
      const { lng: _lng, lat: _lat, ...properties } = cells(row, fields);
      return { id: row.id, geometry: { type: 'Point' as const, coordinates: [...row.location] }, properties };
    });
    return { fileName, type: 'application/geo+json', text: JSON.stringify(toGeoJson(features)) };
  }

  /** The parts of the assets that the filter leaves, each naming its asset: a table only, since most parts have no place. */
  async writeParts(actor: Actor, query: AssetQuery): Promise<ExportedFile> {
    const kind = onlyKind(query);
    const { parts } = kindOf(kind);
    if (!parts) throw new Problem('asset.has-no-parts');
    const params = new Params();
    const condition = assetCondition(actor, 'asset:export', query, params);
    const rows = await this.transactions.query<PartRecord & { assetCode: string }>(
      `select p.id, p.code, p.kind, p.attributes, st_x(p.location) as lng, st_y(p.location) as lat, a.code as "assetCode"
       from asset_parts p join assets a on a.id = p.asset_id join asset_states s on s.asset_id = a.id where ${condition} order by a.code, p.code limit ${this.config.IOC_EXPORT_MAX_ROWS}`,
      params.values,
    );
    const fields = parts.fields.map(({ name }) => name);
    const columns = ['code', 'assetCode', ...(parts.located ? ['lng', 'lat'] : []), ...fields];
    const lines = rows.map(({ code, assetCode, lng, lat, attributes }) => ({ code, assetCode, lng, lat, ...attributeCells(attributes, fields) }));
    return { fileName: `${kind}-${parts.kind}-${this.today}.csv`, type: csvType, text: toCsv(columns, lines) };
  }

  private get today(): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone }).format(this.clock.now());
  }
}

function onlyKind(query: AssetQuery): AssetKind {
  const [kind] = query.kind ?? [];
  if (kind === undefined || query.kind?.length !== 1) {
    throw new Problem('request.invalid', {}, { fields: [{ path: 'kind', code: 'invalid_value', message: { vi: 'Cần đúng một loại.', en: 'Exactly one kind is needed.' } }] });
  }
  return kind;
}

const attributeCells = (attributes: Attributes, fields: readonly string[]): Record<string, Cell> =>
  Object.fromEntries(fields.map((name): [string, Cell] => {
    const value = attributes[name] ?? null;
    return [name, Array.isArray(value) ? value.join('; ') : value];
  }));

function cells(row: AssetRow, fields: readonly string[]): Record<string, Cell> {
  return {
    code: row.code, name: row.name, address: row.address, unit: row.unitName, owner: row.ownerOrgName, lifecycle: row.lifecycle, state: row.state,
    lng: row.location[0], lat: row.location[1], ...attributeCells(row.attributes, fields), synthetic: row.synthetic,
  };
}
