import { describe, expect, it } from '@jest/globals';
import { placeFor } from './map.place';

describe('the place from which a box is seen', () => {
  it('shows Cao Bằng whole in a window of a laptop', () => {
    expect(placeFor([105.27, 22.35, 106.83, 23.12], 900, 700)).toEqual({ lng: 106.05, lat: 22.735, zoom: 9 });
  });

  it('never goes closer or further than the map allows', () => {
    expect(placeFor([106, 22, 106.0001, 22.0001], 900, 700).zoom).toBe(18);
    expect(placeFor([-170, -80, 170, 80], 300, 300).zoom).toBe(5);
  });
});
