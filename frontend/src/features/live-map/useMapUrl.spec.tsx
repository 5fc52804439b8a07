import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import type { MapUrl } from './mapUrl';
import { useMapUrl } from './useMapUrl';

function openMap(link: string) {
  const jumps: MapUrl[] = [];
  const addresses: string[] = [];
  const wrapper = ({ children }: { children: ReactNode }) => <MemoryRouter initialEntries={[link]}>{children}</MemoryRouter>;
  const { result } = renderHook(() => {
    const map = useMapUrl((url) => {
      jumps.push(url);
      // The real map answers every jump with the view it arrived at, a little beside the one asked for.
      const [lng = 0, lat = 0] = url.centre ?? [];
      map.change({ centre: [lng + 0.00004, lat - 0.00003], zoom: url.zoom });
    });
    const { search } = useLocation();
    if (addresses.at(-1) !== search) addresses.push(search);
    return { map, navigate: useNavigate(), search };
  }, { wrapper });
  return { jumps, addresses, result };
}

const settle = () => act(() => { jest.advanceTimersByTime(10_000); });

describe('the address of the live map', () => {
  beforeEach(() => { jest.useFakeTimers(); });
  afterEach(() => { jest.useRealTimers(); });

  it('never answers its own writing, however quickly views follow each other', () => {
    const { jumps, addresses, result } = openMap('/?at=106.2,22.7,9');
    for (let step = 0; step < 20; step++) {
      act(() => {
        result.current.map.change({ centre: [106 + step / 100, 22.7], zoom: 9 });
        result.current.map.change({ centre: [106 + step / 100, 22.8], zoom: 10 });
      });
    }
    settle();
    expect(jumps).toEqual([]);
    expect(addresses).toEqual(['?at=106.2,22.7,9', '?at=106.19,22.8,10']);
  });

  it('stays where a link with too many digits opened it', () => {
    const { jumps, addresses, result } = openMap('/?at=106.2000004,22.70000049,9.000&tab=alarms');
    act(() => result.current.map.change({ centre: [106.2000004, 22.70000049], zoom: 9 }));
    settle();
    expect(jumps).toEqual([]);
    expect(addresses.at(-1)).toBe('?at=106.2,22.7,9');
    expect(addresses).toHaveLength(2);
  });

  it('jumps once to an address somebody else wrote, though the map arrives beside it', () => {
    const { jumps, addresses, result } = openMap('/?at=106.2,22.7,9');
    act(() => { void result.current.navigate('/?at=105.5,22.9,15&sel=bts:one'); });
    settle();
    expect(jumps.map(({ centre }) => centre)).toEqual([[105.5, 22.9]]);
    expect(result.current.map.url.selected).toEqual({ kind: 'bts', id: 'one' });
    expect(addresses.at(-1)).toBe('?at=105.50004,22.89997,15&sel=bts:one');
  });

  it('goes back to the view before a jump', () => {
    const { jumps, result } = openMap('/?at=106.2,22.7,9');
    act(() => { void result.current.navigate('/?at=105.5,22.9,15'); });
    settle();
    act(() => { void result.current.navigate(-1); });
    settle();
    expect(jumps.map(({ centre }) => centre)).toEqual([[105.5, 22.9], [106.2, 22.7]]);
  });

  it('gives way to an address that arrives while a view waits to be written', () => {
    const { jumps, addresses, result } = openMap('/?at=106.2,22.7,9');
    act(() => result.current.map.change({ centre: [107, 23], zoom: 9 }));
    act(() => { void result.current.navigate('/?at=105.5,22.9,15'); });
    settle();
    expect(jumps).toHaveLength(1);
    expect(addresses).not.toContain('?at=107,23,9');
  });
});
