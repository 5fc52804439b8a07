import { describe, expect, it, jest } from '@jest/globals';
import type { PmtilesSource, TileSource } from 'protomaps-leaflet';
import { openArchive, tellingDamage } from './archive';

type Archive = PmtilesSource['p'];
type Header = Awaited<ReturnType<Archive['getHeader']>>;

const url = '/maps/cao-bang.pmtiles';
const tile = { z: 10, x: 814, y: 446 };

/** A file of so many bytes, as its server has it. */
function buildArchive(bytes: number, header: Partial<Header> = {}): Archive {
  const source: Archive['source'] = {
    getKey: () => url,
    getBytes: async (offset, length) => {
      if (offset + length > bytes) throw new Error('416');
      return { data: new ArrayBuffer(length) };
    },
  };
  const whole = { maxZoom: 14, tileType: 1, tileDataOffset: 1_000, tileDataLength: 9_000, ...header };
  return { source, getHeader: async () => whole } as unknown as Archive;
}

/** Tiles that ask for their bytes and then make something of them. */
const tilesOf = ({ source }: Archive, offset: number, parse: () => void): TileSource => ({
  get: async () => {
    await source.getBytes(offset, 100);
    parse();
    return new Map();
  },
});

describe('an archive of tiles', () => {
  it('is taken when all of it is there, and says how deep it goes', async () => {
    expect(await openArchive(buildArchive(10_000), url)).toEqual({ maxZoom: 14 });
  });

  it('is refused when the copy broke off, and when its tiles are images', async () => {
    await expect(openArchive(buildArchive(9_999), url)).rejects.toThrow('416');
    await expect(openArchive(buildArchive(10_000, { tileType: 2 }), url)).rejects.toThrow('images');
  });

  it('tells of a tile that arrived and cannot be read', async () => {
    const archive = buildArchive(10_000);
    const onDamage = jest.fn();
    const unreadable = (): never => {
      throw new TypeError('invalid gzip data');
    };
    await expect(tellingDamage(tilesOf(archive, 2_000, unreadable), archive, onDamage).get(tile, 512)).rejects.toThrow('gzip');
    expect(onDamage).toHaveBeenCalledTimes(1);
  });

  it('says nothing of a tile that is well, and of one that did not arrive', async () => {
    const archive = buildArchive(10_000);
    const onDamage = jest.fn();
    await tellingDamage(tilesOf(archive, 2_000, () => undefined), archive, onDamage).get(tile, 512);
    await expect(tellingDamage(tilesOf(archive, 20_000, () => undefined), archive, onDamage).get(tile, 512)).rejects.toThrow('416');
    expect(onDamage).not.toHaveBeenCalled();
  });
});
