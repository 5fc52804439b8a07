import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

/** One measured number, held against a target and, where there is one, against a baseline of the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** A limit to stay under (`most`) or to reach (`least`); none = for information. */
  target?: { most: number } | { least: number };
  baseline?: { what: string; value: number };
}

export interface Part {
  part: string;
  load: number;
  figures: Figure[];
  /** Why a part could not be measured here. */
  skipped?: string;
}

export interface Machine {
  node: string;
  cpu: string;
  cores: number;
  memoryGb: number;
  loadAtStart: number;
}

export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10;

export const describeMachine = (): Machine => ({
  node: process.version,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  loadAtStart: loadNow(),
});

export const isMet = ({ value, target }: Figure): boolean | null =>
  target === undefined ? null : 'most' in target ? value <= target.most : value >= target.least;

const number = (value: number): string => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-GB') : String(Math.round(value * 10) / 10));

/** The lines of the table: figure, target, verdict, and the ratio to the baseline. */
export function tableOf(machine: Machine, parts: readonly Part[]): string[] {
  const rows = parts.flatMap(({ part, load, figures, skipped }) => [
    ...figures.map((figure) => [
      part, figure.name, `${number(figure.value)} ${figure.unit}`,
      figure.target === undefined ? '' : 'most' in figure.target ? `≤ ${number(figure.target.most)}` : `≥ ${number(figure.target.least)}`,
      { true: 'met', false: 'NOT MET', null: '' }[String(isMet(figure)) as 'true' | 'false' | 'null'],
      figure.baseline === undefined ? '' : `${(figure.value / figure.baseline.value).toFixed(2)} × ${number(figure.baseline.value)} (${figure.baseline.what})`,
      String(load),
    ]),
    ...(skipped === undefined ? [] : [[part, `not measured: ${skipped}`, '', '', '', '', '']]),
  ]);
  const header = ['part', 'figure', 'measured', 'target', '', 'to the baseline of this run', 'load'];
  const widths = header.map((title, column) => Math.max(title.length, ...rows.filter(({ [1]: name }) => !name?.startsWith('not measured')).map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return [
    `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}, load average at the start ${machine.loadAtStart}`,
    '', line(header), line(widths.map((width) => '–'.repeat(width))), ...rows.map(line),
  ];
}

/** @returns the file in which the run is kept */
export function keep(folder: string, machine: Machine, parts: readonly Part[]): string {
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = join(folder, `${at.replaceAll(':', '-').slice(0, 19)}.json`);
  writeFileSync(file, `${JSON.stringify({ at, machine, parts }, null, 2)}\n`);
  return file;
}
