/** A drawing call as a test can read it: the method and its arguments. */
export type CanvasCall = readonly [method: string, ...values: unknown[]];

const recorded = new WeakMap<HTMLCanvasElement, CanvasCall[]>();
const contexts = new WeakMap<HTMLCanvasElement, CanvasRenderingContext2D>();

/** What was drawn on this canvas so far, oldest first. */
export const drawnOn = (canvas: HTMLCanvasElement): CanvasCall[] => recorded.get(canvas) ?? [];

export const textsDrawnOn = (canvas: HTMLCanvasElement): string[] =>
  drawnOn(canvas).filter(([method]) => method === 'fillText').map(([, text]) => String(text));

/** Stands in for `getContext` in jsdom, which cannot draw: remembers the calls, measures text by its length. */
export function quietCanvas(this: HTMLCanvasElement): CanvasRenderingContext2D {
  const known = contexts.get(this);
  if (known) return known;
  const calls: CanvasCall[] = [];
  recorded.set(this, calls);
  const plain: Record<PropertyKey, unknown> = { canvas: this };
  const context = new Proxy(plain, {
    get: (target, key) => {
      if (key in target) return target[key];
      if (key === 'measureText') return (text: string) => ({ width: text.length * 6 });
      return (...values: unknown[]) => { calls.push([String(key), ...values]); };
    },
  }) as unknown as CanvasRenderingContext2D;
  contexts.set(this, context);
  return context;
}
