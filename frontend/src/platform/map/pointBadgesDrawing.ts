import type { MapPalette } from './palette';
import { pointBadges } from './pointStates';

/** Small marks at the corners of a symbol: a ringed dot for an alarm nobody took, a ticked square for an open task. */
export function drawBadges(
  context: CanvasRenderingContext2D, bits: number, x: number, y: number, radius: number, palette: MapPalette,
): void {
  const size = Math.max(3.6, radius * 0.5);
  if (bits & pointBadges.alarmUnacknowledged) drawAlarm(context, x + radius * 0.95, y - radius * 0.95, size, palette);
  if (bits & pointBadges.openTask) drawTask(context, x + radius * 0.98, y + radius * 0.8, size, palette);
}

function drawAlarm(context: CanvasRenderingContext2D, x: number, y: number, size: number, palette: MapPalette): void {
  context.beginPath();
  context.arc(x, y, size + 1.2, 0, 2 * Math.PI);
  context.fillStyle = palette.symbolEdge;
  context.fill();
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  context.fillStyle = palette.alarm;
  context.fill();
  context.beginPath();
  context.arc(x, y, size * 0.38, 0, 2 * Math.PI);
  context.fillStyle = '#ffffff';
  context.fill();
}

function drawTask(context: CanvasRenderingContext2D, x: number, y: number, size: number, palette: MapPalette): void {
  const side = size * 0.92;
  context.beginPath();
  context.roundRect(x - side - 1.2, y - side - 1.2, 2 * side + 2.4, 2 * side + 2.4, 2.6);
  context.fillStyle = palette.symbolEdge;
  context.fill();
  context.beginPath();
  context.roundRect(x - side, y - side, 2 * side, 2 * side, 1.8);
  context.fillStyle = palette.task;
  context.fill();
  context.beginPath();
  context.moveTo(x - side * 0.5, y + side * 0.02);
  context.lineTo(x - side * 0.1, y + side * 0.42);
  context.lineTo(x + side * 0.55, y - side * 0.42);
  context.lineWidth = 1.3;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = palette.badgeInk;
  context.stroke();
}
