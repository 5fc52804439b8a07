import '@testing-library/jest-dom/jest-globals';
import { TextDecoder, TextEncoder } from 'node:util';
import { quietCanvas } from './canvas';

// react-router needs these while it is being imported, and jsdom has neither.
Object.assign(globalThis, { TextEncoder, TextDecoder });

class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= StillResizeObserver;

// A test of what needs no page runs without one.
if (typeof window !== 'undefined') {
  window.matchMedia ??= (media: string): MediaQueryList => Object.assign(new EventTarget(), {
    matches: false,
    media,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });

  Object.assign(HTMLCanvasElement.prototype, { getContext: quietCanvas });
}
