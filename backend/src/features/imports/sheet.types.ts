import type { Geometry } from 'geojson';
import type { Finding } from './findings.js';

export type Cell = string | number | boolean | null;
export type SheetFormat = 'csv' | 'xlsx' | 'geojson';

export interface SheetRow {
  /** As the person sees it in the file: 1-based, title and header rows counted; in GeoJSON the feature's place. */
  row: number;
  cells: Record<string, Cell>;
  /** WGS 84, longitude first; present only when it passed the checks. */
  geometry?: Geometry;
}

export interface Sheet {
  format: SheetFormat;
  columns: string[];
  rows: SheetRow[];
  notes: Finding[];
}

/** A rectangle of merged cells, 1-based and inclusive. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface GridRow {
  row: number;
  cells: Cell[];
}

/** What CSV and XLSX have in common before anybody knows where the header is. */
export interface Grid {
  rows: GridRow[];
  merges: Merge[];
  /** In CSV a short or long row means a lost quote or line break; in XLSX it only means empty cells. */
  raggedRowsMatter: boolean;
  notes: Finding[];
}

export interface SheetLimits {
  bytes: number;
  unpackedBytes: number;
  ratio: number;
  entries: number;
  rows: number;
  columns: number;
  processMegabytes: number;
  milliseconds: number;
}

const megabyte = 1024 * 1024;

export const defaultLimits: SheetLimits = {
  bytes: 50 * megabyte,
  unpackedBytes: 200 * megabyte,
  ratio: 100,
  entries: 1_000,
  rows: 100_000,
  columns: 200,
  processMegabytes: 1_024,
  milliseconds: 60_000,
};

export const toMegabytes = (bytes: number): number => Math.round((bytes / megabyte) * 10) / 10;
