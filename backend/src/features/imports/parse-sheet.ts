import { readCsv } from './csv.js';
import { sheetFormat } from './file-kind.js';
import { withoutFlood } from './findings.js';
import { readGeoJson } from './geojson.js';
import type { Grid, Sheet, SheetLimits } from './sheet.types.js';
import { tabulate } from './table.js';

/** The parsing itself. Only the reading process and tests call it; the server calls readSheet(). */
export async function parseSheet(bytes: Buffer, fileName: string, limits: SheetLimits): Promise<Sheet> {
  const format = sheetFormat(bytes, fileName);
  const sheet = format === 'geojson' ? readGeoJson(bytes, limits) : await readTable(bytes, format, limits);
  return { ...sheet, notes: withoutFlood(sheet.notes) };
}

async function readTable(bytes: Buffer, format: 'csv' | 'xlsx', limits: SheetLimits): Promise<Sheet> {
  const grid = format === 'csv' ? readCsv(bytes, limits) : await readWorkbook(bytes, limits);
  return { format, ...tabulate(grid, limits) };
}

/** Loading the workbook library takes longer than reading most CSV files. */
async function readWorkbook(bytes: Buffer, limits: SheetLimits): Promise<Grid> {
  const { readXlsx } = await import('./xlsx.js');
  return readXlsx(bytes, limits);
}
