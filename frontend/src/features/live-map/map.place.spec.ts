import { describe, expect, it } from '@jest/globals';
import { noInsets, placeFor } from './map.place';

const caoBang = [105.27, 22.35, 106.83, 23.12] as const;
const laptop = { width: 900, height: 700 };

describe('the place from which a box is seen', () => {
  it('shows Cao Bằng whole in a window of a laptop', () => {
    const place = placeFor([...caoBang], laptop);
    expect(place.zoom).toBe(9);
    expect(place.lng).toBeCloseTo(106.05, 5);
    expect(place.lat).toBeCloseTo(22.736, 2);
  });

  it('keeps the box clear of a panel on the left', () => {
    const { lng, zoom } = placeFor([...caoBang], laptop, { ...noInsets, left: 280 });
    const pixels = (256 * 2 ** zoom) / 360;
    const westOnScreen = laptop.width / 2 + (caoBang[0] - lng) * pixels;
    const eastOnScreen = laptop.width / 2 + (caoBang[2] - lng) * pixels;
    expect(westOnScreen).toBeGreaterThan(280);
    expect(eastOnScreen).toBeLessThan(laptop.width);
  });

  it('comes as close as finer zoom steps allow', () => {
    const { zoom } = placeFor([...caoBang], laptop, noInsets, 0.25);
    expect(zoom).toBe(9.5);
  });

  it('moves the box down when something lies over the top', () => {
    expect(placeFor([...caoBang], laptop, { ...noInsets, top: 100 }).lat).toBeGreaterThan(placeFor([...caoBang], laptop).lat);
  });

  it('never goes closer or further than the map allows', () => {
    expect(placeFor([106, 22, 106.0001, 22.0001], laptop).zoom).toBe(18);
    expect(placeFor([-170, -80, 170, 80], { width: 300, height: 300 }).zoom).toBe(5);
  });
});
