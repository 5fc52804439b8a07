import type { PmtilesSource, TileSource } from 'protomaps-leaflet';

type Archive = PmtilesSource['p'];

/** What the header of an archive says of vector tiles. */
const vectorTiles = 1;

/**
 * Reads an archive before anything is drawn: that tells a broken file from a good one, and where the tiles end and
 * enlarging begins.
 * @throws when it is no archive of vector tiles, or not all of one
 */
export async function openArchive(archive: Archive, url: string): Promise<{ maxZoom: number }> {
  const { maxZoom, tileType, tileDataOffset, tileDataLength = 0 } = await archive.getHeader();
  if (tileType !== vectorTiles) throw new Error(`The tiles in ${url} are images; only vector tiles can be drawn from an archive.`);
  // A copy that broke off has its beginning and lacks its end.
  if (tileDataLength > 0) await archive.source.getBytes(tileDataOffset + tileDataLength - 1, 1);
  return { maxZoom };
}

/**
 * The same tiles, with a word when one that arrived cannot be read: then the file is damaged, and the renderer would
 * leave that place blank. A tile that did not arrive, or that nobody waits for any more, says nothing of the file.
 */
export function tellingDamage(tiles: TileSource, { source }: Archive, onDamage: (failure: Error) => void): TileSource {
  const missed = new WeakSet<Error>();
  const read = source.getBytes.bind(source);
  source.getBytes = (...range) => read(...range).catch((error: Error) => {
    missed.add(error);
    throw error;
  });
  return {
    get: (tile, size) => tiles.get(tile, size).catch((error: Error) => {
      if (!missed.has(error)) onDamage(error);
      throw error;
    }),
  };
}
