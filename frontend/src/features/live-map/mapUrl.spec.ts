import { describe, expect, it } from '@jest/globals';
import { activeFilterCount, plainView, readMapUrl, writeMapUrl, type MapUrl } from './mapUrl';

const full: MapUrl = {
  centre: [106.25791, 22.66635],
  zoom: 10.5,
  hidden: ['post', 'tasks'],
  filters: {
    states: ['offline', 'degraded'],
    unitIds: ['0b9d0a5e-5b0a-4c39-9a68-0a4b2f4c1d11'],
    ownerIds: ['5d0f2a3e-0e57-4d58-8d2d-9a2f4e4f7b22'],
    attributes: { 'bts.technologies': ['4G', '5G'], 'post.type': ['letter_box'] },
  },
  selected: { kind: 'radio', id: 'c3a4f8a2-8a7e-4b44-a8b8-35a6c3a2e133' },
  tab: 'view',
};

describe('the address of a map view', () => {
  it('reads back what it wrote', () => {
    expect(readMapUrl(writeMapUrl(full))).toEqual(full);
  });

  it('writes back what it read', () => {
    const link = writeMapUrl(full);
    expect(writeMapUrl(readMapUrl(link))).toBe(link);
  });

  it('stays empty for the plain view', () => {
    expect(writeMapUrl(plainView)).toBe('');
    expect(readMapUrl('')).toEqual(plainView);
  });

  it.each([
    ['?at=abc,22,9', 'a centre that is no number'],
    ['?at=,,', 'an empty centre'],
    ['?at=106,99,9', 'a latitude beyond the map'],
    ['?sel=satellite:1', 'an unknown kind'],
    ['?sel=bts:<img>', 'an id that is none'],
    ['?hide=moon&state=broken&tab=x&f.moon.a=1', 'unknown names'],
  ])('leaves out of %s %s', (link) => {
    expect(readMapUrl(link)).toEqual(plainView);
  });

  it('counts each narrowed property once', () => {
    expect(activeFilterCount(full.filters)).toBe(5);
    expect(activeFilterCount(plainView.filters)).toBe(0);
  });
});
