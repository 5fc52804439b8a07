import { discRadius, type Cluster } from './clusters';
import type { MapPalette } from './palette';
import { calmFirst, degradedCode, offlineCode, stateCode, type PointState } from './pointStates';

export const mapFont = '"Be Vietnam Pro", system-ui, sans-serif';

/** A share too small to see still shows: one dead site among a thousand is the one that matters. */
const leastArc = 0.2;
const ringWidth = 4.5;
const top = -Math.PI / 2;

/** Clusters name their worst trouble with the glyph of that state, so that it does not hang on colour. */
const troubles: readonly { code: number; state: PointState; glyph: string }[] = [
  { code: offlineCode, state: 'offline', glyph: '×' },
  { code: degradedCode, state: 'degraded', glyph: '!' },
];

export function drawDisc(
  context: CanvasRenderingContext2D, cluster: Cluster, palette: MapPalette, formatCount: (count: number) => string,
): void {
  const radius = discRadius(cluster.count);
  context.save();
  context.globalAlpha = cluster.staleCount === cluster.count ? 0.55 : 1;
  context.beginPath();
  context.arc(cluster.x, cluster.y, radius + 1.5, 0, 2 * Math.PI);
  context.fillStyle = palette.disc;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = palette.discEdge;
  context.stroke();
  drawShares(context, cluster, radius, palette);
  context.fillStyle = palette.discInk;
  context.font = `600 ${radius > 20 ? 13 : 11.5}px ${mapFont}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(formatCount(cluster.count), cluster.x, cluster.y + 0.5);
  drawTrouble(context, cluster, radius, palette);
  context.restore();
}

/** The ring: how many of each state, the calm ones first, clockwise from the top. */
function drawShares(context: CanvasRenderingContext2D, cluster: Cluster, radius: number, palette: MapPalette): void {
  const arcs = sharesOf(cluster);
  context.lineWidth = ringWidth;
  let angle = top;
  for (const { state, arc } of arcs) {
    context.beginPath();
    context.arc(cluster.x, cluster.y, radius - ringWidth / 2 + 0.5, angle, angle + arc);
    context.strokeStyle = palette.states[state].fill;
    context.stroke();
    angle += arc;
  }
}

export function sharesOf({ counts, count }: Pick<Cluster, 'counts' | 'count'>): { state: PointState; arc: number }[] {
  const shares = calmFirst
    .map((state) => ({ state, arc: ((counts[stateCode(state)] ?? 0) / count) * 2 * Math.PI }))
    .filter(({ arc }) => arc > 0);
  const lacking = shares.reduce((sum, { arc }) => sum + Math.max(0, leastArc - arc), 0);
  const spare = shares.reduce((sum, { arc }) => sum + Math.max(0, arc - leastArc), 0);
  return shares.map(({ state, arc }) => ({
    state, arc: arc < leastArc ? leastArc : arc - (lacking * (arc - leastArc)) / (spare || 1),
  }));
}

function drawTrouble(context: CanvasRenderingContext2D, cluster: Cluster, radius: number, palette: MapPalette): void {
  const trouble = troubles.find(({ code }) => (cluster.counts[code] ?? 0) > 0);
  if (!trouble) return;
  const troubled = cluster.counts[trouble.code] ?? 0;
  const text = `${trouble.glyph}${troubled > 999 ? '999+' : troubled}`;
  const { fill, ink } = palette.states[trouble.state];
  context.font = `700 10.5px ${mapFont}`;
  const width = Math.max(18, context.measureText(text).width + 9);
  const x = cluster.x + radius * 0.68 + Math.max(0, width / 2 - 9);
  const y = cluster.y - radius * 0.78;
  context.beginPath();
  context.roundRect(x - width / 2, y - 8, width, 16, 8);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = palette.disc;
  context.stroke();
  context.fillStyle = ink;
  context.fillText(text, x, y + 0.5);
}

/** Fits a disc: whole up to 9,999, thousands from there. */
export function countFormatter(locale: string): (count: number) => string {
  const whole = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (count) => {
    if (count < 1000) return String(count);
    if (count < 10_000) return whole.format(count);
    return `${count < 100_000 ? tenths.format(Math.round(count / 100) / 10) : Math.round(count / 1000)}k`;
  };
}
