import { describe, expect, it } from '@jest/globals';
import { surfaces, type Surface } from './theme';

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(left: string, right: string): number {
  const [light, dark] = [luminance(left), luminance(right)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const inks: (keyof Surface)[] = ['text', 'dim', 'accent', 'good', 'warn', 'bad', 'work'];
const papers: (keyof Surface)[] = ['page', 'panel', 'raised'];

describe.each(Object.entries(surfaces))('theme %s', (_, surface) => {
  it.each(inks.flatMap((ink) => papers.map((paper) => [ink, paper] as const)))('keeps %s readable on %s', (ink, paper) => {
    expect(contrast(surface[ink], surface[paper])).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps the words of a filled button readable', () => {
    expect(contrast(surface.accent, surface.onAccent)).toBeGreaterThanOrEqual(4.5);
  });
});
