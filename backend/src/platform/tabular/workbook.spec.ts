import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { workbookOf, type WorkbookColumn } from './workbook.js';

const columns: WorkbookColumn[] = [
  { name: 'title', title: 'Tên nhiệm vụ', width: 40, kind: 'text' },
  { name: 'percent', title: 'Tiến độ (%)', width: 10, kind: 'number' },
  { name: 'dueAt', title: 'Hạn hoàn thành', width: 18, kind: 'instant' },
];

async function readBack(rows: Parameters<typeof workbookOf>[2]) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await buffer(workbookOf('Nhiệm vụ', columns, rows))) as unknown as ExcelJS.Buffer);
  return workbook.getWorksheet('Nhiệm vụ') as ExcelJS.Worksheet;
}

describe('a workbook', () => {
  it('reads back what was written: texts that look like formulas, numbers, moments on the clock of Vietnam', async () => {
    const sheet = await readBack([
      { title: '=HYPERLINK("http://x";"y")', percent: 81.7, dueAt: '2026-11-24T17:30:00.000Z' },
      { title: 'Dòng một\nDòng hai <b>&', percent: null, dueAt: null },
    ]);
    expect(sheet.getRow(1).values).toEqual([undefined, 'Tên nhiệm vụ', 'Tiến độ (%)', 'Hạn hoàn thành']);
    expect(sheet.getCell('A2').value).toBe('=HYPERLINK("http://x";"y")');
    expect(sheet.getCell('A2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell('B2').value).toBe(81.7);
    expect(sheet.getCell('C2').value).toEqual(new Date('2026-11-25T00:30:00.000Z'));
    expect(sheet.getCell('C2').numFmt).toBe('dd/mm/yyyy hh:mm');
    expect([sheet.getCell('A3').value, sheet.getCell('B3').value, sheet.getCell('C3').value]).toEqual(['Dòng một\nDòng hai <b>&', null, null]);
  });

  it('keeps its head in sight and can be filtered', async () => {
    const sheet = await readBack([]);
    expect(sheet.views).toEqual([expect.objectContaining({ state: 'frozen', ySplit: 1 })]);
    expect(sheet.autoFilter).toBe('A1:C1');
  });

  it('ends with the failure of its rows', async () => {
    function* rows() {
      yield { title: 'một', percent: 1, dueAt: null };
      throw new Error('no more rows');
    }
    await expect(buffer(workbookOf('Nhiệm vụ', columns, rows()))).rejects.toThrow('no more rows');
  });
});
