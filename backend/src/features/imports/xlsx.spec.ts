import { describe, expect, it } from '@jest/globals';
import ExcelJS, { type Worksheet } from 'exceljs';
import { unpack } from './archive.js';
import { parseSheet } from './parse-sheet.js';
import { defaultLimits, type Sheet } from './sheet.types.js';
import { packStored } from './stored-zip.js';

async function workbookOf(...fill: ((sheet: Worksheet) => void)[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill.forEach((write, index) => write(workbook.addWorksheet(`Trang ${index + 1}`)));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const read = async (...fill: ((sheet: Worksheet) => void)[]): Promise<Sheet> =>
  parseSheet(await workbookOf(...fill), 'bang.xlsx', defaultLimits);

const codes = (sheet: Sheet): string[] => sheet.notes.map(({ code }) => code);

describe('reading a workbook', () => {
  it('reads each kind of cell as the person sees it', async () => {
    const sheet = await read((page) => {
      page.addRow(['Ngày', 'Giờ', 'Công thức', 'Chữ', 'Liên kết', 'Tỷ lệ', 'Mã', 'Có', 'Số']);
      page.addRow([
        new Date('2025-09-05T00:00:00Z'),
        new Date('2025-09-05T08:30:00Z'),
        { formula: 'A1*2', result: 42 },
        { richText: [{ text: 'Thục ' }, { text: 'Phán', font: { bold: true } }] },
        { text: 'Trang chủ', hyperlink: 'https://caobang.gov.vn' },
        0.817,
        1273,
        true,
        -3.26,
      ]);
      page.getCell('F2').numFmt = '0.0%';
      page.getCell('G2').numFmt = '00000';
    });
    expect(sheet.rows[0]).toEqual({
      row: 2,
      cells: {
        Ngày: '2025-09-05',
        Giờ: '2025-09-05T08:30:00',
        'Công thức': 42,
        Chữ: 'Thục Phán',
        'Liên kết': 'Trang chủ',
        'Tỷ lệ': '81.7%',
        Mã: '01273',
        Có: true,
        Số: -3.26,
      },
    });
  });

  it('finds the header under the titles of an office form and skips the numbering row and the total', async () => {
    const sheet = await read((page) => {
      page.addRow(['UBND TỈNH CAO BẰNG', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']);
      page.addRow(['DANH SÁCH TRẠM']);
      page.mergeCells('A2:E2');
      page.addRow([]);
      page.addRow(['STT', 'Tên', 'Xã', 'Nhà mạng', 'Chiều cao']);
      page.addRow(['(1)', '(2)', '(3)', '(4)', '(5)']);
      page.addRow([1, 'Trạm Km5', 'Thục Phán', 'VNPT', 42]);
      page.addRow([2, 'Trạm Nà Cáp', 'Nùng Trí Cao', 'Viettel', 45]);
      page.addRow(['Tổng cộng', null, null, null, 87]);
    });
    expect(sheet.columns).toEqual(['STT', 'Tên', 'Xã', 'Nhà mạng', 'Chiều cao']);
    expect(sheet.rows.map(({ row }) => row)).toEqual([6, 7]);
    expect(codes(sheet)).toEqual(
      expect.arrayContaining(['import.title-rows-skipped', 'import.numbering-row-skipped', 'import.total-row-skipped']),
    );
  });

  it('joins a header of two merged rows and fills values merged down', async () => {
    const sheet = await read((page) => {
      page.addRow(['Xã', 'Tên', 'Tọa độ', null]);
      page.addRow([null, null, 'Vĩ độ', 'Kinh độ']);
      page.mergeCells('A1:A2');
      page.mergeCells('B1:B2');
      page.mergeCells('C1:D1');
      page.addRow(['Hòa An', 'Trạm 1', 22.7, 106.1]);
      page.addRow([null, 'Trạm 2', 22.8, 106.2]);
      page.mergeCells('A3:A4');
    });
    expect(sheet.columns).toEqual(['Xã', 'Tên', 'Tọa độ / Vĩ độ', 'Tọa độ / Kinh độ']);
    expect(sheet.rows.map(({ cells }) => cells['Xã'])).toEqual(['Hòa An', 'Hòa An']);
    expect(codes(sheet)).toContain('import.merged-cells-filled');
  });

  it('says which cells show errors or have no result', async () => {
    const sheet = await read((page) => {
      page.addRow(['Tên', 'Số']);
      page.addRow(['A', { error: '#REF!' }]);
      page.addRow(['B', { formula: 'B2+1', result: undefined as unknown as number }]);
    });
    expect(sheet.notes.filter(({ row }) => row !== null)).toEqual([
      expect.objectContaining({ code: 'import.cell-error', row: 2, column: 'Số', params: { value: '#REF!' } }),
      expect.objectContaining({ code: 'import.formula-no-result', row: 3, column: 'Số' }),
    ]);
  });

  it('reads the first sheet with data and names the others', async () => {
    const sheet = await read(
      () => undefined,
      (page) =>
        page.addRows([
          ['Mã', 'Tên'],
          ['1', 'A'],
        ]),
      (page) => page.addRow(['x']),
    );
    expect(sheet.rows).toHaveLength(1);
    expect(sheet.notes).toContainEqual(
      expect.objectContaining({
        code: 'import.other-sheets-ignored',
        params: { sheets: '“Trang 1”, “Trang 3”' },
      }),
    );
  });

  it('names columns that have data but no name, or a name already taken', async () => {
    const sheet = await read((page) =>
      page.addRows([
        ['Tên', null, 'Tên', 'Mã'],
        ['A', 'B', 'C', 'D'],
        ['E', 'F', 'G', 'H'],
      ]),
    );
    expect(sheet.columns).toEqual(['Tên', '(B)', 'Tên (2)', 'Mã']);
    expect(codes(sheet)).toEqual(expect.arrayContaining(['import.column-unnamed', 'import.column-duplicate']));
  });

  it('is not held up by a merge, a validation and a name over the whole sheet', async () => {
    const honest = await workbookOf((page) =>
      page.addRows([
        ['Mã', 'Tên'],
        ['1', 'A'],
      ]),
    );
    const parts = await unpack(honest, defaultLimits, () => true);
    const path = 'xl/worksheets/sheet1.xml';
    const sheet = parts.get(path)?.toString() ?? '';
    const everywhere = 'A1:XFD1048576';
    const hostile =
      '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells><dataValidations>' +
      `<dataValidation type="list" sqref="${everywhere}"><formula1>1</formula1></dataValidation></dataValidations></worksheet>`;
    parts.set(path, Buffer.from(sheet.replace('</worksheet>', hostile)));
    const book = parts.get('xl/workbook.xml')?.toString() ?? '';
    const names = '</sheets><definedNames><definedName name="a">data!$A$1:$XFD$1048576</definedName></definedNames>';
    parts.set('xl/workbook.xml', Buffer.from(book.replace('</sheets>', () => names)));
    const begun = performance.now();
    const read = await parseSheet(packStored(parts), 'bang.xlsx', defaultLimits);
    expect(read.rows).toEqual([{ row: 2, cells: { Mã: '1', Tên: 'A' } }]);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('refuses more rows than the limit', async () => {
    const bytes = await workbookOf((page) =>
      page.addRows([['Mã', 'Tên'], ...Array.from({ length: 6 }, (_, index) => [index, `Xã ${index}`])]),
    );
    const reading = parseSheet(bytes, 'bang.xlsx', { ...defaultLimits, rows: 5 });
    await expect(reading).rejects.toThrow('import.too-many-rows');
  });
});
