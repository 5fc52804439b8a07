import type { Position } from 'geojson';
import { finding } from './findings.js';
import type { Cell } from './sheet.types.js';
import { asText, bad, emptyValue, isBlank, ok, type Parsed } from './values.js';

/** The rectangle around a province. Rough on purpose: the exact border is the database's question. */
export interface ProvinceBox {
  name: string;
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface PointRule {
  box: ProvinceBox;
}

type Axis = 'lat' | 'lng';

interface Angle {
  degrees: number;
  /** Which way the letter beside it points, if there is one. */
  axis: Axis | null;
}

/** N and B (Bắc), S, E and Đ (Đông), W and T (Tây). "Nam" is written out, since N alone means north on instruments. */
const directions: Record<string, { axis: Axis; sign: number }> = {
  N: { axis: 'lat', sign: 1 },
  B: { axis: 'lat', sign: 1 },
  BẮC: { axis: 'lat', sign: 1 },
  S: { axis: 'lat', sign: -1 },
  NAM: { axis: 'lat', sign: -1 },
  E: { axis: 'lng', sign: 1 },
  Đ: { axis: 'lng', sign: 1 },
  ĐÔNG: { axis: 'lng', sign: 1 },
  W: { axis: 'lng', sign: -1 },
  T: { axis: 'lng', sign: -1 },
  TÂY: { axis: 'lng', sign: -1 },
};

const direction = '(N|B|S|E|Đ|W|T|Bắc|Nam|Đông|Tây)';
const decimal = '(\\d{1,12}(?:[.,]\\d{1,20})?)';
const decimalAngle = new RegExp(`^${direction}?\\s?([+-]?)${decimal}\\s?°?\\s?${direction}?$`, 'iu');
const seconds = `${decimal}\\s?(?:"|”|″|''|s)?`;
const minutes = `${decimal}\\s?(?:['’′m ]\\s?(?:${seconds})?)?`;
const sexagesimal = new RegExp(`^${direction}?\\s?(-?)(\\d{1,3})\\s?[°ºd ]\\s?${minutes}\\s?${direction}?$`, 'iu');

const toNumber = (text: string | undefined): number => Number((text ?? '0').replace(',', '.'));

function angleFrom(degrees: number, letters: readonly (string | undefined)[]): Angle | null {
  const named = letters.filter((letter) => letter !== undefined && letter !== '');
  if (named.length > 1 || !Number.isFinite(degrees)) return null;
  const known = directions[(named[0] ?? '').normalize('NFC').toUpperCase()];
  return known ? { degrees: known.sign * degrees, axis: known.axis } : { degrees, axis: null };
}

function parseAngle(raw: string): Angle | null {
  const text = raw.trim();
  const plain = decimalAngle.exec(text);
  if (plain) {
    const [, before, sign, figures, after] = plain;
    return angleFrom((sign === '-' ? -1 : 1) * toNumber(figures), [before, after]);
  }
  const parts = sexagesimal.exec(text);
  if (!parts) return null;
  const [, before, sign, wholeDegrees, minute, second, after] = parts;
  if (toNumber(minute) >= 60 || toNumber(second) >= 60) return null;
  const size = Number(wholeDegrees) + toNumber(minute) / 60 + toNumber(second) / 3_600;
  return angleFrom((sign === '-' ? -1 : 1) * size, [before, after]);
}

const round = (degrees: number): number => Number(degrees.toFixed(8));
const angleOf = (cell: Cell): Angle | null =>
  typeof cell === 'number' ? { degrees: cell, axis: null } : parseAngle(asText(cell));

/** Two angles in one cell; several cuts are tried because the comma is both the separator and the decimal mark. */
function twoAngles(text: string): [Angle, Angle] | null {
  const bare = text.replace(/^[([]|[)\]]$/g, '').trim();
  const wellKnown = /^POINT\s?\(\s?([-\d.]+)\s+([-\d.]+)\s?\)$/i.exec(text);
  if (wellKnown)
    return [
      { degrees: Number(wellKnown[2]), axis: 'lat' },
      { degrees: Number(wellKnown[1]), axis: 'lng' },
    ];
  const cuts = [/\s?;\s?/, /,\s/, /\s[-–/|]\s/, /(?<=[A-ZĐ"”″])\s?,?\s/iu, /\s/, /,/];
  for (const cut of cuts) {
    const halves = bare.split(cut);
    if (halves.length !== 2) continue;
    const first = parseAngle(halves[0] ?? '');
    const second = parseAngle(halves[1] ?? '');
    if (first && second) return [first, second];
  }
  return null;
}

const inside = ({ west, south, east, north }: ProvinceBox, lng: number, lat: number): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/** Plane metres of VN-2000 and UTM: a northing up to 2.7 million and an easting around half a million. */
function looksLikeMetres(a: number, b: number): boolean {
  const [small, large] = [Math.min(a, b), Math.max(a, b)];
  return small >= 100_000 && small < 1_000_000 && large >= 800_000 && large < 2_700_000 && large > small;
}

/** 22.67631 typed into Vietnamese Excel becomes 2.267.631: the figures of the province with the mark gone. */
function looksLikeLostMark(value: number, low: number, high: number): boolean {
  if (!Number.isInteger(value) || Math.abs(value) < 1_000) return false;
  for (let shifted = value / 10; Math.abs(shifted) >= 1; shifted /= 10) {
    if (shifted >= low && shifted <= high) return true;
  }
  return false;
}

function checked(first: Angle, second: Angle, text: string, { box }: PointRule): Parsed<Position> {
  const isLngFirst = first.axis === 'lng' || second.axis === 'lat';
  if (first.axis !== null && first.axis === second.axis) return bad(finding('import.coordinates-invalid', { text }));
  const [lat, lng] = (isLngFirst ? [second, first] : [first, second]).map(({ degrees }) => round(degrees)) as [
    number,
    number,
  ];
  if (lat === 0 && lng === 0) return bad(finding('import.coordinates-zero', {}));
  if (inside(box, lng, lat)) return ok([lng, lat]);
  if (inside(box, lat, lng)) {
    const corrected = `${lng}, ${lat}`;
    return ok([lat, lng], finding('import.coordinates-swapped', { text, corrected }));
  }
  const lostMark =
    (looksLikeLostMark(lat, box.south, box.north) &&
      (Math.abs(lng) <= 180 || looksLikeLostMark(lng, box.west, box.east))) ||
    (looksLikeLostMark(lng, box.west, box.east) && Math.abs(lat) <= 90);
  if (lostMark) return bad(finding('import.coordinates-decimal-lost', { text }));
  if (looksLikeMetres(lat, lng)) return bad(finding('import.coordinates-metres', { text }));
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return bad(finding('import.coordinates-range', { text }));
  return bad(finding('import.outside-province', { text: `${lat}, ${lng}`, province: box.name }));
}

/** Latitude and longitude from two cells, as `[lng, lat]`. */
export function parsePoint(lat: Cell, lng: Cell, rule: PointRule): Parsed<Position> {
  if (isBlank(lat) || isBlank(lng)) return emptyValue();
  const text = `${asText(lat)}; ${asText(lng)}`;
  const first = angleOf(lat);
  const second = angleOf(lng);
  if (!first || !second) return bad(finding('import.coordinates-invalid', { text: first ? asText(lng) : asText(lat) }));
  return checked(first, second, text, rule);
}

/** Both in one cell, as copied from a map: `22.67631, 106.18601`. */
export function parsePointText(cell: Cell, rule: PointRule): Parsed<Position> {
  if (isBlank(cell)) return emptyValue();
  const text = asText(cell);
  const angles = twoAngles(text);
  return angles ? checked(...angles, text, rule) : bad(finding('import.coordinates-invalid', { text }));
}
