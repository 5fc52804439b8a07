import { searchKey } from '@ioc/shared/words';
import { CommandError } from '../cli.js';
import type { Device } from './server.js';

const unitKinds = /^(xa|phuong|thi tran|dac khu) /;
const mostNamed = 8;

/** By code, whatever its case; a code nobody has is answered with those that look like it. */
export function deviceByCode(devices: readonly Device[], code: string): Device {
  const wanted = searchKey(code);
  const device = devices.find((candidate) => searchKey(candidate.code) === wanted);
  if (device) return device;
  const near = devices.filter((candidate) => searchKey(`${candidate.code} ${candidate.name}`).includes(wanted));
  throw new CommandError(`There is no asset with telemetry and the code ${code}.${hint(near.map((candidate) => candidate.code))}`);
}

/** By the name of the commune without accents, with or without "xã" or "phường" before it; a beginning is enough. */
export function devicesOfCommune(devices: readonly Device[], name: string): Device[] {
  const names = [...new Set(devices.flatMap(({ unitName }) => (unitName === null ? [] : [unitName])))];
  const wanted = searchKey(name);
  const bare = (unitName: string) => searchKey(unitName).replace(unitKinds, '');
  const isExact = (unitName: string) => searchKey(unitName) === wanted || bare(unitName) === wanted;
  const exact = names.filter(isExact);
  const candidates = exact.length > 0 ? exact : names.filter((unitName) => bare(unitName).startsWith(wanted));
  const [only, ...others] = candidates;
  if (only === undefined) throw new CommandError(`No commune with devices is called ${name}.${hint(names.filter((unitName) => searchKey(unitName).includes(wanted)))}`);
  if (others.length > 0) throw new CommandError(`Which one? ${candidates.slice(0, mostNamed).join(', ')}`);
  return devices.filter(({ unitName }) => unitName === only);
}

const hint = (names: readonly string[]): string => (names.length === 0 ? '' : ` Perhaps: ${names.slice(0, mostNamed).join(', ')}`);
