import { describe, expect, it } from '@jest/globals';
import { readExif } from './exif.js';
import { jpeg } from './files.fixture.js';

const place: [number, number] = [106.123456, 22.654321];

describe('the place and time in a photo', () => {
  it.each([true, false])('are read in either order of bytes (big end first: %s)', (bigEndian) => {
    const facts = readExif(jpeg({ location: place, takenAt: '2026:11:23 08:15:30', offset: '+07:00', bigEndian }));
    expect(facts.takenAt?.toISOString()).toBe('2026-11-23T01:15:30.000Z');
    expect(facts.location?.[0]).toBeCloseTo(place[0], 5);
    expect(facts.location?.[1]).toBeCloseTo(place[1], 5);
  });

  it('are those of Vietnam where the camera names no zone, and of the zone it names', () => {
    expect(readExif(jpeg({ takenAt: '2026:11:23 08:15:30' })).takenAt?.toISOString()).toBe('2026-11-23T01:15:30.000Z');
    expect(readExif(jpeg({ takenAt: '2026:11:23 08:15:30', offset: '+00:00' })).takenAt?.toISOString()).toBe('2026-11-23T08:15:30.000Z');
  });

  it('lie south and west where it says so', () => {
    const [lng, lat] = readExif(jpeg({ location: [-70.5, -33.25] })).location ?? [0, 0];
    expect([lng.toFixed(4), lat.toFixed(4)]).toEqual(['-70.5000', '-33.2500']);
  });

  it.each<[string, Buffer]>([
    ['a photo without any', jpeg()],
    ['a receiver without satellites', jpeg({ location: [0, 0] })],
    ['a clock that was never set', jpeg({ takenAt: '0000:00:00 00:00:00' })],
    ['a time that is no time', jpeg({ takenAt: '2026:13:41 28:75:99' })],
    ['no photo at all', Buffer.from('%PDF-1.7')],
    ['nothing', Buffer.alloc(0)],
  ])('are not known of %s', (_, file) => {
    expect(readExif(file)).toEqual({ takenAt: null, location: null });
  });

  it('are read or not, but never fail, however the file is cut or changed', () => {
    const whole = jpeg({ location: place, takenAt: '2026:11:23 08:15:30' });
    for (let length = 0; length < whole.length; length += 1) expect(() => readExif(whole.subarray(0, length))).not.toThrow();
    for (let at = 0; at < whole.length; at += 1) {
      for (const value of [0x00, 0x7f, 0xff]) {
        const changed = Buffer.from(whole);
        changed[at] = value;
        expect(() => readExif(changed)).not.toThrow();
      }
    }
  });
});
