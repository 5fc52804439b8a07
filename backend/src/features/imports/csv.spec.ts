import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectDelimiter } from './csv.js';
import { toCsv } from '#platform/tabular';
import { decideNumberStyle, parseNumber } from './numbers.js';
import { parseSheet } from './parse-sheet.js';
import { defaultLimits, type Sheet } from './sheet.types.js';

const read = (content: string | Buffer, name = 'bang.csv'): Promise<Sheet> =>
  parseSheet(Buffer.from(content), name, defaultLimits);
const codes = ({ notes }: Sheet): string[] => notes.map(({ code }) => code);
const cells = ({ rows }: Sheet): unknown[] => rows.map((row) => Object.values(row.cells));

/** Windows-1258 as old programs wrote it: a vowel, then its tone as a byte of its own. */
function windows1258(text: string): Buffer {
  const tones: Record<string, number> = {
    '\u0300': 0xcc,
    '\u0309': 0xd2,
    '\u0303': 0xde,
    '\u0301': 0xec,
    '\u0323': 0xf2,
  };
  const letters: Record<string, number> = {
    ă: 0xe3,
    Ă: 0xc3,
    â: 0xe2,
    Â: 0xc2,
    ê: 0xea,
    Ê: 0xca,
    ô: 0xf4,
    Ô: 0xd4,
    ơ: 0xf5,
    Ơ: 0xd5,
    ư: 0xfd,
    Ư: 0xdd,
    đ: 0xf0,
    Đ: 0xd0,
  };
  const bytes = [
    ...text.normalize('NFD').replace(/(\p{L})([\u0300-\u036f]*)/gu, (_, base: string, marks: string) => {
      const tone = [...marks].filter((mark) => mark in tones).join('');
      const shape = [...marks].filter((mark) => !(mark in tones)).join('');
      return (base + shape).normalize('NFC') + tone;
    }),
  ].map((character) => tones[character] ?? letters[character] ?? character.charCodeAt(0));
  return Buffer.from(bytes);
}

describe('reading CSV', () => {
  it('says encoding, delimiter and line endings', async () => {
    const sheet = await read('\ufeffMã;Diện tích\r\n01273;55,44\r\n01279;29,31\r\n');
    expect(cells(sheet)).toEqual([
      ['01273', '55,44'],
      ['01279', '29,31'],
    ]);
    expect(sheet.notes[0]?.params).toEqual({ encoding: 'UTF-8 (BOM)', delimiter: '“;”', lineEnding: 'CRLF' });
  });

  it.each([
    ['a;b;c\nxã;1,5;2,5\nphường;3,5;4,5', ';'],
    ['a,b\n"x;y;z",1\n"u;v;w",2', ','],
    ['a\tb\n1,5\t2', '\t'],
    ['a|b|c\n1|2|3', '|'],
    ['sep=;\na;b,c\n1;2,3', ';'],
    ['"Tên, đầy đủ";Mã\n"A ""b"", c";1', ';'],
    ['tên\nxã', ','],
  ])('finds the delimiter of %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });

  it.each([
    ['UTF-16 LE (BOM)', Buffer.from('\ufeffMã,Tên\n1,Hòa An\n', 'utf16le')],
    ['UTF-16 BE (BOM)', Buffer.from('\ufeffMã,Tên\n1,Hòa An\n', 'utf16le').swap16()],
    ['UTF-16 LE', Buffer.from('Mã,Tên\n1,Hòa An\n', 'utf16le')],
    ['Windows-1258', windows1258('Mã,Tên\n1,Hòa An\n2,Thục Phán\n3,Nùng Trí Cao\n4,Độc Lập\n')],
  ])('reads %s', async (encoding, bytes) => {
    const sheet = await read(bytes);
    expect(sheet.columns).toEqual(['Mã', 'Tên']);
    expect(sheet.rows[0]?.cells).toEqual({ Mã: '1', Tên: 'Hòa An' });
    expect(sheet.notes.find(({ code }) => code === 'import.read-as-csv')?.params['encoding']).toBe(encoding);
  });

  it.each([
    ['the old TCVN3 font', Buffer.from('M·,T£n\n1,Hoµ An\n2,Cao B»ng\n', 'latin1')],
    ['the old VNI font', Buffer.from('Maõ,Teân\n1,Hoøa An\n2,Nuøng Trí Cao\n3,Baûo Laïc\n', 'latin1')],
  ])('refuses text in %s instead of guessing', async (_, bytes) => {
    await expect(read(bytes)).rejects.toThrow('import.encoding-unknown');
  });

  it('recognises letters damaged by a second encoding', async () => {
    const damaged = Buffer.from(Buffer.from('Mã,Tên\n1,Phường Thục Phán\n2,Xã Hòa An\n').toString('latin1'), 'utf8');
    expect(codes(await read(damaged))).toContain('import.text-double-encoded');
  });

  it('recognises letters lost to question marks', async () => {
    const sheet = await read('Ma,Ten\n1,Ph??ng Th?c Phan\n2,B?o L?c\n3,H?a An\n');
    expect(sheet.notes).toContainEqual(
      expect.objectContaining({ code: 'import.letters-lost', params: { count: 3, sample: 'Ph??ng Th?c Phan' } }),
    );
  });

  it('composes letters, replaces the foreign Ð and drops invisible characters, and says so', async () => {
    const sheet = await read(`Mã,Tên\n1,${'Hòa An'.normalize('NFD')}\n2,Ðăk Nông\n3,Bảo\u200b Lạc\u202e\n`);
    expect(cells(sheet)).toEqual([
      ['1', 'Hòa An'],
      ['2', 'Đăk Nông'],
      ['3', 'Bảo Lạc'],
    ]);
    expect(codes(sheet)).toEqual(
      expect.arrayContaining(['import.nfd-normalised', 'import.eth-replaced', 'import.invisible-removed']),
    );
  });

  it('numbers rows as a spreadsheet shows them, across blank lines and line breaks inside cells', async () => {
    const sheet = await read('Mã,Địa chỉ\n\n1,"Tổ 5\nPhường Thục Phán"\n\n2,Km5\n');
    expect(sheet.rows.map(({ row }) => row)).toEqual([3, 5]);
    expect(sheet.rows[0]?.cells['Địa chỉ']).toBe('Tổ 5\nPhường Thục Phán');
  });

  it.each(['\n', '\r\n', '\r'])('accepts lines ending in %j', async (end) => {
    expect(cells(await read(['a,b', '1,2', '3,4', ''].join(end)))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('points at rows whose cells are shifted or missing', async () => {
    const sheet = await read('Mã,Tên,Xã\n1,Trạm A,Hòa An\n2,Trạm B, khu 2,Hòa An\n3\n4,Trạm D,Bảo Lạc\n');
    expect(sheet.notes.filter(({ row }) => row !== null).map(({ code, row }) => [code, row])).toEqual([
      ['import.row-too-long', 3],
      ['import.row-too-short', 4],
    ]);
  });

  it('keeps degrees, minutes and seconds outside quotation marks', async () => {
    expect(cells(await read('Tên,Vĩ độ\nA,22°40\'12"N\nB,22°41\'00"N\n'))).toEqual([
      ['A', '22°40\'12"N'],
      ['B', '22°41\'00"N'],
    ]);
  });

  it('refuses a quotation mark that never closes', async () => {
    await expect(read('a,b\n1,"mở\n2,3\n')).rejects.toThrow('import.csv-quote-open');
  });

  it('refuses a file without column names', async () => {
    await expect(read('1,22.67,106.18\n2,22.70,106.20\n')).rejects.toThrow('import.header-missing');
  });

  it('refuses binary content and tables without rows', async () => {
    await expect(read(Buffer.from('a,b\n1,\u0000\u0001\u0000 dài hơn nhiều so với số byte không\n'))).rejects.toThrow(
      'import.binary-content',
    );
    await expect(read('Mã,Tên\n')).rejects.toThrow('import.no-rows');
  });

  it('treats a column called __proto__ as a column', async () => {
    const sheet = await read('__proto__,constructor\nx,y\n');
    expect(Object.entries(sheet.rows[0]?.cells ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect('x' in Object.prototype).toBe(false);
  });
});

describe('writing CSV', () => {
  it('gives the same values when read back, whatever they are', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((value) => value.normalize('NFC'))
      .filter((value) => !/[\p{Cf}\p{Cs}\u00a0ÐƉð]|(?![\t\n\r])\p{Cc}/u.test(value));
    const cell = text.map((value) => (value.trim() === '' ? null : value));
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',' as const, ';' as const, '\t' as const),
        fc.boolean(),
        async (values, delimiter, bom) => {
          const rows = values.map(([first, second], index) => ({ Mã: `m${index}`, Tên: first, 'Ghi chú': second }));
          const back = await read(toCsv(['Mã', 'Tên', 'Ghi chú'], rows, { delimiter, bom }));
          expect(back.rows.map((row) => ({ ...row.cells }))).toEqual(rows);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives the same numbers when read back', async () => {
    const number = fc.oneof(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Math.round(value * 100) / 100),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 10 }), async (numbers) => {
        const back = await read(
          toCsv(
            ['Mã', 'Số'],
            numbers.map((value, index) => ({ Mã: `m${index}`, Số: value })),
            { delimiter: ';' },
          ),
        );
        const column = back.rows.map(({ cells: row }) => row['Số'] ?? null);
        const style = decideNumberStyle(column);
        expect(column.map((value) => parseNumber(value, { style }))).toEqual(
          numbers.map((value) => expect.objectContaining({ ok: true, value: value === 0 ? 0 : value })),
        );
      }),
      { numRuns: 150 },
    );
  });
});
