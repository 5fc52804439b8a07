import L from 'leaflet';
import type { LngLat } from '@ioc/shared/geo';
import { CanvasLayer, type CanvasFrame, type CanvasLayerOptions } from './canvasLayer';
import { mapFont } from './discs';
import { mercatorX, mercatorY, worldPixels } from './mercator';
import { palettes, type MapPalette } from './palette';

export const labelKinds = ['country', 'sea', 'province', 'area'] as const;
export type LabelKind = (typeof labelKinds)[number];

export interface MapLabel {
  text: string;
  at: LngLat;
  kind: LabelKind;
  minZoom?: number;
  maxZoom?: number;
  /** Among labels of one kind the greater wins the place. */
  weight?: number;
}

/** A circle labels keep clear of, in canvas pixels. */
export interface Obstacle {
  x: number;
  y: number;
  radius: number;
}

interface LabelStyle {
  font: string;
  size: number;
  spacing: string;
  colour: (palette: MapPalette) => string;
  isUpperCase?: boolean;
}

const styles: Record<LabelKind, LabelStyle> = {
  country: {
    font: `500 13px ${mapFont}`, size: 13, spacing: '0.2em', colour: (p) => p.quietLabel, isUpperCase: true,
  },
  sea: { font: `italic 500 12px ${mapFont}`, size: 12, spacing: '0.08em', colour: (p) => p.seaLabel },
  province: { font: `600 12px ${mapFont}`, size: 12, spacing: '0.01em', colour: (p) => p.label },
  area: { font: `500 11px ${mapFont}`, size: 11, spacing: '0', colour: (p) => p.label },
};

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Where a label may go when its own place is taken, in its own widths and heights. Only small areas wander: the name
 * of a province a line too far would stand in its neighbour.
 */
const nearPlaces: readonly (readonly [dx: number, dy: number])[] = [[0, 0], [0, -0.9], [0, 0.9]];
const widePlaces = [...nearPlaces, [0, -1.6], [0, 1.6], [0, -2.5], [0, 2.5], [0.62, 0], [-0.62, 0]] as const;
const gap = 3;

/** Names on the map: sets come and go, a name without room is left out rather than drawn over another. */
export class LabelCanvas extends CanvasLayer {
  /** Texts drawn at the last redraw. */
  drawn: string[] = [];
  private readonly sets = new Map<string, readonly MapLabel[]>();
  private readonly widths = new Map<string, number>();
  private palette = palettes.dark;
  private readonly obstacles: (frame: CanvasFrame) => readonly Obstacle[];

  constructor(options: Partial<CanvasLayerOptions> & { obstacles?: (frame: CanvasFrame) => readonly Obstacle[] } = {}) {
    super({ ...options, pane: options.pane ?? 'ioc-labels' });
    this.obstacles = options.obstacles ?? (() => []);
  }

  setLabels(setId: string, labels: readonly MapLabel[]): () => void {
    this.sets.set(setId, labels);
    this.invalidate();
    return () => {
      if (this.sets.get(setId) !== labels) return;
      this.sets.delete(setId);
      this.invalidate();
    };
  }

  setPalette(palette: MapPalette): void {
    this.palette = palette;
    this.invalidate();
  }

  /** The font has arrived: what was measured with another one is void. */
  forgetWidths(): void {
    this.widths.clear();
    this.invalidate();
  }

  protected draw(context: CanvasRenderingContext2D, frame: CanvasFrame): void {
    const taken: Box[] = this.obstacles(frame).map(({ x, y, radius }) => ({
      left: x - radius, top: y - radius, right: x + radius, bottom: y + radius,
    }));
    this.drawn = [];
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    for (const label of this.wanted(frame.zoom)) this.drawLabel(context, frame, label, taken);
  }

  private wanted(zoom: number): MapLabel[] {
    return [...this.sets.values()].flat()
      .filter(({ minZoom = 0, maxZoom = 99 }) => zoom >= minZoom && zoom <= maxZoom)
      .sort((a, b) => labelKinds.indexOf(a.kind) - labelKinds.indexOf(b.kind) || (b.weight ?? 0) - (a.weight ?? 0));
  }

  private drawLabel(context: CanvasRenderingContext2D, frame: CanvasFrame, label: MapLabel, taken: Box[]): void {
    const style = styles[label.kind];
    const world = worldPixels(frame.zoom);
    const x = mercatorX(label.at[0]) * world - frame.left;
    const y = mercatorY(label.at[1]) * world - frame.top;
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) return;
    const text = style.isUpperCase ? label.text.toLocaleUpperCase('vi') : label.text;
    context.font = style.font;
    context.letterSpacing = style.spacing;
    const width = this.widthOf(context, style.font, text);
    for (const [dx, dy] of label.kind === 'area' ? widePlaces : nearPlaces) {
      const centreX = x + dx * width;
      const centreY = y + dy * style.size;
      const box: Box = {
        left: centreX - width / 2 - gap, top: centreY - style.size / 2 - gap,
        right: centreX + width / 2 + gap, bottom: centreY + style.size / 2 + gap,
      };
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      this.drawn.push(text);
      context.lineWidth = 3;
      context.strokeStyle = this.palette.halo;
      context.strokeText(text, centreX, centreY);
      context.fillStyle = style.colour(this.palette);
      context.fillText(text, centreX, centreY);
      return;
    }
  }

  private widthOf(context: CanvasRenderingContext2D, font: string, text: string): number {
    const key = `${font}|${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      width = context.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** A label that is part of the page, not of a drawing: it can be read by a test, a reader and a printer. */
export function textMarker(at: LngLat, text: string, className: string, pane: string): L.Marker {
  const element = document.createElement('span');
  element.textContent = text;
  const icon = L.divIcon({ className: `ioc-text ${className}`, html: element, iconSize: [0, 0] });
  return L.marker([at[1], at[0]], { icon, pane, interactive: false, keyboard: false });
}
