import type { PointState } from './pointStates';

export const mapThemes = ['dark', 'light'] as const;
export type MapTheme = (typeof mapThemes)[number];

export interface StatePaint {
  fill: string;
  /** Glyph on the fill: at least 4.5:1 against it. */
  ink: string;
}

export interface MapPalette {
  sea: string;
  land: string;
  focus: string;
  border: string;
  formerBorder: string;
  abroad: string;
  abroadBorder: string;
  water: string;
  label: string;
  quietLabel: string;
  seaLabel: string;
  halo: string;
  symbolEdge: string;
  disc: string;
  discEdge: string;
  discInk: string;
  selection: string;
  selectionEdge: string;
  alarm: string;
  task: string;
  badgeInk: string;
  states: Record<PointState, StatePaint>;
}

export const palettes: Record<MapTheme, MapPalette> = {
  dark: {
    sea: '#0a1622',
    land: '#16273a',
    focus: '#1f364c',
    border: '#3a5772',
    formerBorder: '#2a4158',
    abroad: '#101d2a',
    abroadBorder: '#24384b',
    water: '#164463',
    label: '#a9bdd0',
    quietLabel: '#7d95ac',
    seaLabel: '#6f93b3',
    halo: 'rgba(10, 22, 34, 0.85)',
    symbolEdge: 'rgba(5, 10, 16, 0.9)',
    disc: 'rgba(11, 20, 30, 0.94)',
    discEdge: 'rgba(5, 10, 16, 0.9)',
    discInk: '#e9f0f7',
    selection: '#ffffff',
    selectionEdge: 'rgba(5, 10, 16, 0.8)',
    alarm: '#ff3d67',
    task: '#35c3d8',
    badgeInk: '#06141c',
    states: {
      online: { fill: '#2fbf8f', ink: '#06281d' },
      unknown: { fill: '#8d99a8', ink: '#11161c' },
      maintenance: { fill: '#5aa9ff', ink: '#04213f' },
      degraded: { fill: '#f5b83d', ink: '#3a2600' },
      offline: { fill: '#ff5a52', ink: '#2a0503' },
      done: { fill: '#a99be0', ink: '#1a1135' },
    },
  },
  light: {
    sea: '#d9e7f1',
    land: '#f2f0e9',
    focus: '#fcfbf8',
    border: '#98abbc',
    formerBorder: '#cbd4db',
    abroad: '#e6e7e3',
    abroadBorder: '#cfd4d6',
    water: '#a9cde4',
    label: '#3f5265',
    quietLabel: '#61727f',
    seaLabel: '#4f7593',
    halo: 'rgba(255, 255, 255, 0.9)',
    symbolEdge: '#ffffff',
    disc: 'rgba(255, 255, 255, 0.97)',
    discEdge: 'rgba(36, 56, 75, 0.32)',
    discInk: '#16283a',
    selection: '#0b2239',
    selectionEdge: 'rgba(255, 255, 255, 0.95)',
    alarm: '#d6083f',
    task: '#066f85',
    badgeInk: '#ffffff',
    states: {
      online: { fill: '#168a63', ink: '#ffffff' },
      unknown: { fill: '#76838f', ink: '#ffffff' },
      maintenance: { fill: '#2270c4', ink: '#ffffff' },
      degraded: { fill: '#eba21a', ink: '#2e1d00' },
      offline: { fill: '#d42f2a', ink: '#ffffff' },
      done: { fill: '#6c5cae', ink: '#ffffff' },
    },
  },
};
