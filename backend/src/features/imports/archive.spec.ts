import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { inspectArchive, unpack } from './archive.js';
import { SheetRefusal } from './findings.js';
import { inspectSheet } from './sheet.js';
import { packStored } from './stored-zip.js';

const limits = { unpackedBytes: 200 * 1024 * 1024, ratio: 100, entries: 1_000 };

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const problem: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return problem instanceof SheetRefusal ? problem.finding.code : `not refused: ${String(problem)}`;
};

interface Part {
  name: string;
  data: Buffer;
  method?: number;
  size?: number;
  attributes?: number;
  flags?: number;
}

/** An archive with headers as false as the test wants them. */
function forge(parts: readonly Part[]): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, method = 8, size = data.length, attributes = 0, flags = 0 } of parts) {
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    chunks.push(local, nameBytes, data);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(0x0314, 4);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(attributes, 38);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, nameBytes);
    offset += local.length + nameBytes.length + data.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, directoryBytes, end]);
}

const zeros = (megabytes: number): Buffer => deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });

describe('an archive before it is unpacked', () => {
  it('is refused as a bomb by its directory alone', async () => {
    const bomb = forge([{ name: 'xl/worksheets/sheet1.xml', data: zeros(40), size: 40 * 1024 * 1024 }]);
    expect(bomb.length).toBeLessThan(50_000);
    expect(await refusalOf(inspectArchive(bomb, limits))).toBe('import.archive-ratio');
  });

  it('is refused when the declared content is above the limit', async () => {
    const data = Buffer.alloc(3 * 1024 * 1024);
    const large = forge([{ name: 'a.xml', data, size: 300 * 1024 * 1024 }]);
    expect(await refusalOf(inspectArchive(large, limits))).toBe('import.archive-too-large');
  });

  it('is refused when it holds tens of thousands of entries', async () => {
    const many = packStored(new Map(Array.from({ length: 65_000 }, (_, index) => [`${index}`, Buffer.alloc(0)])));
    expect(await refusalOf(inspectArchive(many, limits))).toBe('import.archive-too-many-entries');
  });

  const cases: readonly (readonly [claim: string, parts: readonly Part[], code: string])[] = [
    ['another archive', [{ name: 'xl/embeddings/more.zip', data: zeros(0) }], 'import.archive-nested'],
    ['a path leading out', [{ name: '../../etc/passwd', data: zeros(0) }], 'import.archive-path'],
    ['an absolute path', [{ name: '/etc/passwd', data: zeros(0) }], 'import.archive-path'],
    ['a link', [{ name: 'xl/a.xml', data: zeros(0), attributes: 0xa1ff0000 }], 'import.archive-link'],
    ['a password', [{ name: 'xl/a.xml', data: zeros(0), flags: 1 }], 'import.password-protected'],
    ['macros', [{ name: 'xl/vbaProject.bin', data: zeros(0) }], 'import.macros'],
    [
      'one name twice',
      [
        { name: 'xl/a.xml', data: zeros(0) },
        { name: 'xl/a.xml', data: zeros(0) },
      ],
      'import.archive-duplicate',
    ],
  ];

  it.each(cases)('is refused for holding %s', async (_, parts, code) => {
    expect(await refusalOf(inspectArchive(forge(parts), limits))).toBe(code);
  });

  it('is refused when it was cut off', async () => {
    const whole = forge([{ name: 'xl/a.xml', data: zeros(1) }]);
    expect(await refusalOf(inspectArchive(whole.subarray(0, whole.length - 30), limits))).toBe(
      'import.archive-damaged',
    );
  });

  it('passes as an honest workbook', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('Xã').addRows([
      ['Mã', 'Tên'],
      ['01273', 'Thục Phán'],
    ]);
    expect(await inspectSheet(Buffer.from(await workbook.xlsx.writeBuffer()), 'xa.xlsx')).toBe('xlsx');
  });
});

describe('an archive being unpacked', () => {
  const everything = () => true;

  it('is stopped where a part gives more than its header declared', async () => {
    const liar = forge([{ name: 'xl/a.xml', data: zeros(40), size: 1_000 }]);
    expect(await refusalOf(unpack(liar, limits, everything))).toBe('import.archive-size-lies');
  });

  it('is stopped where a part gives less than its header declared', async () => {
    const liar = forge([{ name: 'xl/a.xml', data: deflateRawSync(Buffer.from('<a/>')), size: 400 }]);
    expect(await refusalOf(unpack(liar, limits, everything))).toBe('import.archive-size-lies');
  });

  it('is refused for a document type declaration', async () => {
    const xml = Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
    const parts = [{ name: 'xl/a.xml', data: deflateRawSync(xml), size: xml.length }];
    expect(await refusalOf(unpack(forge(parts), limits, everything))).toBe('import.xml-doctype');
  });

  it('leaves unwanted parts compressed', async () => {
    const xml = Buffer.from('<a/>');
    const liar = { name: 'xl/media/b.png', data: zeros(1), size: 5 };
    const parts = await unpack(
      forge([{ name: 'xl/a.xml', data: deflateRawSync(xml), size: 4 }, liar]),
      limits,
      (name) => name.endsWith('.xml'),
    );
    expect([...parts]).toEqual([['xl/a.xml', xml]]);
  });

  it('gives back what was packed', async () => {
    const packed = packStored(
      new Map([
        ['xl/tệp.xml', Buffer.from('nội dung')],
        ['b', Buffer.alloc(0)],
      ]),
    );
    const parts = await unpack(packed, limits, everything);
    expect(parts.get('xl/tệp.xml')?.toString()).toBe('nội dung');
    expect(parts.get('b')).toHaveLength(0);
  });
});
