import { gzipSync } from 'node:zlib';

/** Numbers as the format writes them: seven bits a byte, the lowest first. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const field = (number: number, bytes: readonly number[]): number[] => [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
const number = (at: number, value: number): number[] => [...varint(at * 8), ...varint(value)];
const text = (at: number, value: string): number[] => field(at, [...Buffer.from(value)]);
const zigzag = (value: number): number[] => varint(value < 0 ? -value * 2 - 1 : value * 2);

const extent = 4_096;
type Square = readonly [left: number, top: number, size: number];

/** A layer of a vector tile: one square with `kind` as its only property. */
function layer(name: string, kind: string, [left, top, size]: Square): number[] {
  const [moveTo, lineTo, close] = [1 * 8 + 1, 3 * 8 + 2, 1 * 8 + 7];
  const path = [...varint(moveTo), ...zigzag(left), ...zigzag(top), ...varint(lineTo), ...zigzag(size), ...zigzag(0), ...zigzag(0), ...zigzag(size), ...zigzag(-size), ...zigzag(0), ...varint(close)];
  const polygon = [...field(2, [0, 0]), ...number(3, 3), ...field(4, path)];
  return field(3, [...number(15, 2), ...text(1, name), ...field(2, polygon), ...text(3, 'kind'), ...field(4, text(1, kind)), ...number(5, extent)]);
}

const deepest = 8;
const headerLength = 127;

/**
 * A real PMTiles archive, version 3, of the whole world down to zoom 8: every tile is land, with water in its left half.
 * All tiles are the same, so the directory has one entry, for all of them.
 */
export function landAndWater(): Buffer {
  const tile = gzipSync(Buffer.from([...layer('earth', 'earth', [0, 0, extent]), ...layer('water', 'lake', [-extent / 2, 0, extent])]));
  const tiles = (4 ** (deepest + 1) - 1) / 3;
  // Entries, then in columns: first tile, length of the run, bytes, place (plus one).
  const directory = gzipSync(Buffer.from([1, 0, tiles, tile.length, 1].flatMap(varint)));
  const metadata = gzipSync(JSON.stringify({ vector_layers: [{ id: 'earth', fields: {} }, { id: 'water', fields: {} }] }));
  const header = Buffer.alloc(headerLength);
  header.write('PMTiles\u0003', 0, 'latin1');
  let at = headerLength;
  for (const [index, length] of [directory.length, metadata.length, 0, tile.length].entries()) {
    header.writeBigUInt64LE(BigInt(at), 8 + index * 16);
    header.writeBigUInt64LE(BigInt(length), 16 + index * 16);
    at += length;
  }
  for (const [index, count] of [tiles, 1, 1].entries()) header.writeBigUInt64LE(BigInt(count), 72 + index * 8);
  const [clustered, gzip, vector] = [1, 2, 1];
  header.set([clustered, gzip, gzip, vector, 0, deepest], 96);
  const degrees = (value: number): number => value * 1e7;
  for (const [index, value] of [-180, -85, 180, 85].entries()) header.writeInt32LE(degrees(value), 102 + index * 4);
  return Buffer.concat([header, directory, metadata, tile]);
}
