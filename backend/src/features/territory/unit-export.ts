import { Injectable } from '@nestjs/common';
import type { Geometry } from 'geojson';
import type { UnitExportQuery } from '@ioc/shared/territory.input';
import { Params, Transactions } from '#platform/database';
import { toCsv, toGeoJson, type Cell } from '#platform/tabular';
import { TerritoryService, unitCondition } from './territory.service.js';

/** In the words of the import, so that it reads its own file. */
const columns = ['code', 'name', 'level', 'kind', 'parentCode', 'validFrom', 'validTo', 'areaKm2', 'population', 'legalAct', 'lng', 'lat'] as const;

type ExportedUnit = Record<(typeof columns)[number], string | number | null> & { id: string; synthetic: boolean; polygon: Geometry | null };

/** The current filter as a file that the import finds unchanged: a table, or shapes to draw with every corner as it is stored. */
@Injectable()
export class UnitExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly territory: TerritoryService,
  ) {}

  async write({ format, ...query }: UnitExportQuery): Promise<{ fileName: string; type: string; text: string }> {
    const params = new Params();
    const condition = unitCondition(query, params);
    // 15 decimals are more than a double holds: the shortest text that reads back as the same number.
    const rows = await this.transactions.query<ExportedUnit>(
      `select a.id, a.code, a.name, a.level, a.kind, p.code as "parentCode", a.valid_from as "validFrom", a.valid_to as "validTo", a.area_km2 as "areaKm2",
         a.population, a.legal_act as "legalAct", st_x(a.centre) as lng, st_y(a.centre) as lat, a.synthetic,
         ${format === 'geojson' ? `st_asgeojson(a.polygon, 15)::json` : 'null'} as polygon
       from admin_units a left join admin_units p on p.id = a.parent_id where ${condition} order by a.code, a.valid_from`,
      params.values,
    );
    const shown = [...columns, ...(rows.some(({ synthetic }) => synthetic) ? (['synthetic'] as const) : [])];
    const cells = (row: ExportedUnit): Record<string, Cell> => Object.fromEntries(shown.map((name) => [name, row[name]]));
    const fileName = `units-${this.territory.today}.${format}`;
    if (format === 'csv') return { fileName, type: 'text/csv; charset=utf-8', text: toCsv(shown, rows.map(cells)) };
    const features = rows.map((row) => ({ geometry: row.polygon ?? pointOf(row), properties: cells(row) }));
    return { fileName, type: 'application/geo+json', text: JSON.stringify(toGeoJson(features)) };
  }
}

const pointOf = ({ lng, lat }: ExportedUnit): Geometry | null =>
  typeof lng === 'number' && typeof lat === 'number' ? { type: 'Point', coordinates: [lng, lat] } : null;
