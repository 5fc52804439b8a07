import type { LngLat } from '@ioc/shared/geo';

type Value = readonly [tag: number, type: number, count: number, bytes: Buffer | number];

export interface CameraFacts {
  location: LngLat | null;
  /** As a camera writes it, on its own clock: `2026:11:23 08:15:00`. */
  takenAt: string | null;
  /** Of that clock, `+07:00`; many cameras leave it out. */
  offset: string | null;
  bigEndian?: boolean;
}

/** What a camera writes into a photo about itself: the twin of the reader in `features/attachments`. */
export function exif({ location, takenAt, offset, bigEndian = false }: CameraFacts): Buffer {
  const inOrder = (bytes: 2 | 4, value: number): Buffer => {
    const made = Buffer.alloc(bytes);
    if (bigEndian) made.writeUIntBE(value, 0, bytes);
    else made.writeUIntLE(value, 0, bytes);
    return made;
  };
  const u16 = (value: number) => inOrder(2, value);
  const u32 = (value: number) => inOrder(4, value);
  const text = (words: string): readonly [number, Buffer] => [words.length + 1, Buffer.from(`${words}\0`, 'latin1')];
  const degrees = (value: number) => {
    const all = Math.abs(value);
    const [whole, minutes] = [Math.floor(all), Math.floor((all % 1) * 60)];
    const seconds = Math.round(((all % 1) * 60 - minutes) * 60 * 10_000);
    return Buffer.concat([whole, 1, minutes, 1, seconds, 10_000].map(u32));
  };
  const directory = (values: readonly Value[], at: number): Buffer => {
    let free = at + 2 + values.length * 12 + 4;
    const behind: Buffer[] = [];
    const entries = values.map(([tag, type, count, bytes]) => {
      const content = typeof bytes === 'number' ? u32(bytes) : bytes;
      if (content.length <= 4) return Buffer.concat([u16(tag), u16(type), u32(count), Buffer.concat([content, Buffer.alloc(4)]).subarray(0, 4)]);
      behind.push(content);
      free += content.length;
      return Buffer.concat([u16(tag), u16(type), u32(count), u32(free - content.length)]);
    });
    return Buffer.concat([u16(values.length), ...entries, u32(0), ...behind]);
  };
  const times: Value[] = [];
  if (takenAt !== null) times.push([0x9003, 2, ...text(takenAt)]);
  if (offset !== null) times.push([0x9011, 2, ...text(offset)]);
  const places: Value[] = location === null ? [] : [
    [1, 2, ...text(location[1] < 0 ? 'S' : 'N')], [2, 5, 3, degrees(location[1])], [3, 2, ...text(location[0] < 0 ? 'W' : 'E')], [4, 5, 3, degrees(location[0])],
  ];
  const mainBytes = 2 + 2 * 12 + 4;
  const exifAt = 8 + mainBytes;
  const exifPart = directory(times, exifAt);
  const main = directory([[0x8769, 4, 1, exifAt], [0x8825, 4, 1, exifAt + exifPart.length]], 8);
  return Buffer.concat([Buffer.from(bigEndian ? 'MM' : 'II'), u16(42), u32(8), main, exifPart, directory(places, exifAt + exifPart.length)]);
}
