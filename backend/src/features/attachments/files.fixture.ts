/** Small files of every kind, as true or as false as a test wants them. */
import { deflateRawSync, deflateSync } from 'node:zlib';
import type { LngLat } from '@ioc/shared/geo';
import { exif } from '../../seed/exif.js';

export interface PhotoWish {
  location?: LngLat | null;
  /** As a camera writes it: `2026:11:23 08:15:00`. */
  takenAt?: string | null;
  offset?: string | null;
  /** Makes two photos differ. */
  seed?: string;
  bigEndian?: boolean;
}

/** Not a picture anybody could look at, but in its segments like one of a camera. */
export function jpeg({ location = null, takenAt = null, offset = null, seed = 'a', bigEndian = false }: PhotoWish = {}): Buffer {
  const tiff = exif({ location, takenAt, offset, bigEndian });
  const head = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(head.length + 2);
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from('ffe1', 'hex'), length, head, Buffer.from('ffda0002', 'hex'), Buffer.from(seed), Buffer.from('ffd9', 'hex')]);
}

export const png = (seed = ''): Buffer => Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(13), Buffer.from(seed)]);
export const webp = (): Buffer => Buffer.from('RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0', 'latin1');
export const pdf = (words = ''): Buffer => Buffer.from(`%PDF-1.7\n1 0 obj<<>>endobj ${words}\ntrailer<<>>\n%%EOF\n`);

/** One whose objects lie packed together, as office programs write them; `fields` stand in place of how they are packed. */
export function packedPdf(objects: string, { fields = '/Filter/FlateDecode', data = deflateSync(objects) }: { fields?: string; data?: Buffer } = {}): Buffer {
  const head = `%PDF-1.7\n4 0 obj<</Type/ObjStm/N 1/First 4${fields}/Length ${data.length}>>stream\r\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream\nendobj\n%%EOF\n')]);
}

export interface Part {
  name: string;
  data?: Buffer | string;
  /** What the directory claims it unpacks to. */
  size?: number;
  flags?: number;
  attributes?: number;
  stored?: boolean;
}

/** An archive with a directory as false as the test wants it. */
export function zip(parts: readonly Part[]): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data = 'x', size, flags = 0, attributes = 0, stored = false } of parts) {
    const raw = Buffer.from(data);
    const packed = stored ? raw : deflateRawSync(raw);
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(stored ? 0 : 8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(raw.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(0x0314, 4);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size ?? raw.length, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(attributes, 38);
    entry.writeUInt32LE(offset, 42);
    chunks.push(local, nameBytes, packed);
    directory.push(entry, nameBytes);
    offset += local.length + nameBytes.length + packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length % 65_536, 8);
  end.writeUInt16LE(parts.length % 65_536, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, directoryBytes, end]);
}

const types: Part = { name: '[Content_Types].xml', data: '<Types/>' };
export const docx = (...more: readonly Part[]): Buffer => zip([types, { name: 'word/document.xml', data: '<w:document/>' }, ...more]);
export const xlsx = (...more: readonly Part[]): Buffer => zip([types, { name: 'xl/workbook.xml', data: '<workbook/>' }, ...more]);
export const odt = (mimetype = 'application/vnd.oasis.opendocument.text'): Buffer =>
  zip([{ name: 'mimetype', data: mimetype, stored: true }, { name: 'content.xml', data: '<office/>' }]);
