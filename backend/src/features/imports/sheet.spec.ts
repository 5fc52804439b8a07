import { describe, expect, it } from '@jest/globals';
import { SheetRefusal } from './findings.js';
import { defaultLimits, inspectSheet, readSheet } from './sheet.js';
import { packStored } from './stored-zip.js';

const refusalOf = async (reading: Promise<unknown>): Promise<string> => {
  const problem: unknown = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  return problem instanceof SheetRefusal ? problem.finding.code : `not refused: ${String(problem)}`;
};

const ole = (stream: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);

describe('reading an untrusted file', () => {
  it('parses a table in a process of its own', async () => {
    const sheet = await readSheet(Buffer.from('Mã;Tên\n01273;Phường Thục Phán\n'), 'xa.csv');
    expect(sheet.columns).toEqual(['Mã', 'Tên']);
    expect(sheet.rows).toEqual([{ row: 2, cells: { Mã: '01273', Tên: 'Phường Thục Phán' } }]);
  });

  it('carries a refusal out of the process', async () => {
    expect(await refusalOf(readSheet(Buffer.from('{"type":"Topology"}'), 'xa.json'))).toBe('import.topojson');
  });

  it('survives a file that needs more memory than its reader may have', async () => {
    const line = `${Array.from({ length: 40 }, (_, index) => `giá trị ${index}`).join(',')}\n`;
    const heavy = Buffer.from(line.replaceAll('giá trị', 'cột') + line.repeat(60_000));
    expect(await refusalOf(readSheet(heavy, 'lon.csv', { ...defaultLimits, processMegabytes: 24 }))).toBe(
      'import.too-heavy',
    );
  });

  it('stops a reading that takes too long', async () => {
    const limits = { ...defaultLimits, milliseconds: 1 };
    expect(await refusalOf(readSheet(Buffer.from('a,b\n1,2\n'), 'cham.csv', limits))).toBe('import.took-too-long');
  });

  it('refuses a file above the size limit before looking inside', async () => {
    const limits = { ...defaultLimits, bytes: 10 };
    expect(await refusalOf(inspectSheet(Buffer.alloc(11), 'lon.csv', limits))).toBe('import.file-too-large');
  });
});

describe('the kind of a file', () => {
  const cases: readonly (readonly [claim: string, name: string, bytes: Buffer, code: string])[] = [
    ['an old workbook', 'xa.xls', ole('Workbook'), 'import.legacy-xls'],
    ['an old workbook under a new name', 'xa.xlsx', ole('Workbook'), 'import.legacy-xls'],
    ['a workbook with a password', 'xa.xlsx', ole('EncryptedPackage'), 'import.password-protected'],
    ['a Word document', 'xa.xls', ole('WordDocument'), 'import.type-unsupported'],
    ['an archive called CSV', 'xa.csv', packStored(new Map([['a.txt', Buffer.from('a')]])), 'import.type-mismatch'],
    [
      'an archive that is no workbook',
      'xa.xlsx',
      packStored(new Map([['a.txt', Buffer.from('a')]])),
      'import.archive-not-xlsx',
    ],
    ['text called XLSX', 'xa.xlsx', Buffer.from('a,b\n1,2'), 'import.type-mismatch'],
    ['a web page called XLS', 'xa.xls', Buffer.from('<html><table><tr><td>1'), 'import.markup-not-sheet'],
    ['XML called CSV', 'xa.csv', Buffer.from('\ufeff<?xml version="1.0"?><a/>'), 'import.markup-not-sheet'],
    ['GeoJSON called CSV', 'xa.csv', Buffer.from('{"type":"FeatureCollection"}'), 'import.type-mismatch'],
    ['a PDF', 'xa.csv', Buffer.from('%PDF-1.7'), 'import.type-unsupported'],
    ['a program', 'xa.exe', Buffer.from('MZ'), 'import.extension-unknown'],
    ['an empty file', 'xa.csv', Buffer.alloc(0), 'import.file-empty'],
  ];

  it.each(cases)('refuses %s and says which it is', async (_, name, bytes, code) => {
    expect(await refusalOf(inspectSheet(bytes, name))).toBe(code);
  });
});
