/**
 * A ZIP without compression, built from parts already inflated and checked.
 * The workbook reader gets this one instead of the file that came in: two readers of one hostile archive may disagree
 * about what it holds, two readers of this one cannot.
 */
const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const directoryEnd = 0x06054b50;
const utf8Names = 0x0800;

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

interface Stored {
  name: Buffer;
  content: Buffer;
  crc: number;
  offset: number;
}

function localRecord({ name, content, crc }: Stored): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(localHeader, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(utf8Names, 6);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function directoryRecord({ name, content, crc, offset }: Stored): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(directoryHeader, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(utf8Names, 8);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(content.length, 20);
  header.writeUInt32LE(content.length, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return header;
}

export function packStored(parts: ReadonlyMap<string, Buffer>): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [partName, content] of parts) {
    const stored: Stored = { name: Buffer.from(partName), content, crc: crc32(content), offset };
    const header = localRecord(stored);
    chunks.push(header, stored.name, content);
    directory.push(directoryRecord(stored), stored.name);
    offset += header.length + stored.name.length + content.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(directoryEnd, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, directoryBytes, end]);
}
