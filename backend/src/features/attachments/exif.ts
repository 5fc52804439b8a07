import type { LngLat } from '@ioc/shared/geo';

/** What a camera writes into a photo about itself. */
export interface PhotoFacts {
  takenAt: Date | null;
  location: LngLat | null;
}

const nothing: PhotoFacts = { takenAt: null, location: null };
/** Cameras without a zone of their own show the time of the place; here that is one zone. */
const zoneHere = '+07:00';
const mostFields = 500;

const tags = { exif: 0x8769, gps: 0x8825, original: 0x9003, offset: 0x9011, latRef: 1, lat: 2, lngRef: 3, lng: 4 } as const;
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };

/** Reads the place and the time of a JPEG from its beginning. Broken or strange data are no data: nothing here fails. */
export function readExif(jpeg: Buffer): PhotoFacts {
  try {
    const tiff = exifSegment(jpeg);
    return tiff === null ? nothing : new Tiff(tiff).facts();
  } catch (error) {
    // A length that points outside the segment ends here, wherever it stood.
    if (isOutOfRange(error)) return nothing;
    throw error;
  }
}

/** Not `instanceof`: errors of Node itself are of another realm in a test. */
const isOutOfRange = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === 'ERR_OUT_OF_RANGE' || error.code === 'ERR_BUFFER_OUT_OF_BOUNDS');

/** The segments of a JPEG one after the other, up to the picture itself. */
function exifSegment(jpeg: Buffer): Buffer | null {
  for (let at = 2; at + 4 <= jpeg.length; ) {
    if (jpeg[at] !== 0xff) return null;
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return null;
    const length = jpeg.readUInt16BE(at + 2);
    if (marker === 0xe1 && jpeg.subarray(at + 4, at + 10).toString('latin1') === 'Exif\0\0') return jpeg.subarray(at + 10, at + 2 + length);
    at += 2 + Math.max(2, length);
  }
  return null;
}

interface Field {
  type: number;
  count: number;
  at: number;
}

/** The little of TIFF that says when and where. Every read is within the segment or throws a RangeError. */
class Tiff {
  private readonly little: boolean;

  constructor(private readonly bytes: Buffer) {
    this.little = bytes.subarray(0, 2).toString('latin1') === 'II';
  }

  facts(): PhotoFacts {
    if (this.short(2) !== 42) return nothing;
    const main = this.fields(this.long(4));
    const exif = this.inner(main, tags.exif);
    const gps = this.inner(main, tags.gps);
    return { takenAt: this.time(exif), location: this.place(gps) };
  }

  private short(at: number): number {
    return this.little ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  private long(at: number): number {
    return this.little ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  /** A directory of fields. It is read once and nothing is followed from it twice, so a circle has no end to reach. */
  private fields(at: number): Map<number, Field> {
    const fields = new Map<number, Field>();
    const count = Math.min(this.short(at), mostFields);
    for (let n = 0; n < count; n += 1) {
      const entry = at + 2 + n * 12;
      const [type, length] = [this.short(entry + 2), this.long(entry + 4)];
      const bytes = (sizes[type] ?? 1) * length;
      fields.set(this.short(entry), { type, count: length, at: bytes <= 4 ? entry + 8 : this.long(entry + 8) });
    }
    return fields;
  }

  private inner(fields: Map<number, Field>, tag: number): Map<number, Field> {
    const pointer = fields.get(tag);
    return pointer?.type === 4 ? this.fields(this.long(pointer.at)) : new Map<number, Field>();
  }

  private text(field: Field | undefined): string {
    if (field?.type !== 2 || field.count > 64) return '';
    return this.bytes.subarray(field.at, field.at + field.count).toString('latin1').replace(/\0.*$/s, '').trim();
  }

  private time(exif: Map<number, Field>): Date | null {
    const match = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(this.text(exif.get(tags.original)));
    if (!match) return null;
    const [, year, month, day, hour, minute, second] = match;
    const offset = this.text(exif.get(tags.offset));
    const zone = /^[+-](0\d|1[0-4]):[0-5]\d$/.test(offset) ? offset : zoneHere;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
    return Number.isNaN(at.getTime()) || Number(year) < 1990 ? null : at;
  }

  private place(gps: Map<number, Field>): LngLat | null {
    const lat = this.degrees(gps.get(tags.lat), this.text(gps.get(tags.latRef)), 'NS');
    const lng = this.degrees(gps.get(tags.lng), this.text(gps.get(tags.lngRef)), 'EW');
    if (lat === null || lng === null || Math.abs(lat) > 90 || Math.abs(lng) > 180) return null;
    // A receiver that has found no satellite yet says nought, nought.
    return lat === 0 && lng === 0 ? null : [lng, lat];
  }

  private degrees(field: Field | undefined, side: string, sides: string): number | null {
    if (field?.type !== 5 || field.count !== 3 || side.length !== 1 || !sides.includes(side)) return null;
    const [degrees, minutes, seconds] = [0, 8, 16].map((offset) => this.long(field.at + offset) / this.long(field.at + offset + 4));
    const value = (degrees ?? NaN) + (minutes ?? NaN) / 60 + (seconds ?? NaN) / 3_600;
    if (!Number.isFinite(value)) return null;
    return side === sides[0] ? value : -value;
  }
}
