import { describe, expect, it } from '@jest/globals';
import { stepAside, type Rect } from './popup.place';

const window: Rect = { left: 0, top: 0, right: 800, bottom: 600 };
const panel: Rect = { left: 10, top: 10, right: 260, bottom: 300 };
const popupAt = (left: number, top: number): Rect => ({ left, top, right: left + 320, bottom: top + 200 });

describe('a popup beside the panels of the map', () => {
  it('stays where it can be read', () => {
    expect(stepAside(popupAt(400, 100), [panel], window)).toEqual({ dx: 0, dy: 0 });
  });

  it('steps to the right of a panel that lies over it', () => {
    expect(stepAside(popupAt(100, 100), [panel], window)).toEqual({ dx: 172, dy: 0 });
  });

  it('comes down when it has grown out of the window', () => {
    expect(stepAside(popupAt(400, -50), [panel], window)).toEqual({ dx: 0, dy: 62 });
  });

  it('goes below the panels where the window is too narrow for both', () => {
    const phone: Rect = { left: 0, top: 0, right: 380, bottom: 600 };
    const search: Rect = { left: 10, top: 10, right: 370, bottom: 52 };
    expect(stepAside(popupAt(20, 20), [search], phone)).toEqual({ dx: 0, dy: 44 });
  });

  it('has nothing left to do after it moved', () => {
    const start = popupAt(100, -30);
    const { dx, dy } = stepAside(start, [panel], window);
    const after = { left: start.left + dx, top: start.top + dy, right: start.right + dx, bottom: start.bottom + dy };
    expect(stepAside(after, [panel], window)).toEqual({ dx: 0, dy: 0 });
  });
});
