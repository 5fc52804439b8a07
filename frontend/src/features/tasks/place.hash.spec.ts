import { describe, expect, it } from '@jest/globals';
import { placeHash, readPlaceHash } from './place.hash';

describe('the place of the map in the address', () => {
  it('is read as it was written', () => {
    const held = { at: { lng: 106.0613, lat: 22.7322, zoom: 9.25 }, chosen: 't-1' };
    expect(placeHash(held)).toBe('#at=106.0613,22.7322,9.25&task=t-1');
    expect(readPlaceHash(placeHash(held))).toEqual(held);
    expect(placeHash({ at: null, chosen: null })).toBe('');
  });

  it.each(['', '#', '#at=', '#at=1,2', '#at=,,', '#at=x,y,z', '#at=200,22,9', '#at=106,89,9', '#at=106,22,99', '#at=106,22,9,9'])('is none in %j', (hash) => {
    expect(readPlaceHash(hash)).toEqual({ at: null, chosen: null });
  });
});
