import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Cell } from './tabular.js';

export interface WorkbookColumn {
  name: string;
  title: string;
  /** In characters. */
  width: number;
  /** `instant`: ISO 8601 in, shown as date and time of Vietnam. */
  kind: 'text' | 'number' | 'instant';
}

/** Vietnam has no summer time. */
const vietnamMs = 7 * 3_600_000;

/** A spreadsheet knows no zones: the wall clock of Vietnam is what it gets. */
const wallClock = (instant: string): Date => new Date(Date.parse(instant) + vietnamMs);

/**
 * One sheet with a fixed, filterable head, written as the rows come: O(1) memory in their number. Texts stay texts,
 * whatever they begin with, because a workbook marks formulas apart.
 * @param rows by column name; what is null or missing is an empty cell
 */
export function workbookOf(sheetName: string, columns: readonly WorkbookColumn[], rows: Iterable<Readonly<Record<string, Cell>>>): Readable {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ name, title, width, kind }) => ({
    key: name, header: title, width,
    style: { alignment: { vertical: 'top', wrapText: kind === 'text' }, ...(kind === 'instant' ? { numFmt: 'dd/mm/yyyy hh:mm' } : {}) },
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const instants = columns.filter(({ kind }) => kind === 'instant').map(({ name }) => name);
  const write = async (): Promise<void> => {
    for (const row of rows) {
      const dates = Object.fromEntries(instants.map((name) => [name, typeof row[name] === 'string' ? wallClock(row[name]) : null]));
      sheet.addRow({ ...row, ...dates }).commit();
      if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
}
