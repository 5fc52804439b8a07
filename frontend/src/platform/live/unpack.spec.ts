/** @jest-environment node */
import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import type { EventPacket } from '@ioc/shared/events';
import { canUnpack, unpack } from './unpack';

const packed = (text: string) => new Uint8Array(deflateRawSync(text, { level: 1 }));

describe('a large packet', () => {
  it('is read as the server packed it', async () => {
    const packet: EventPacket = { from: 1, to: 9, at: '2026-11-24T08:00:00.000Z', events: [] };
    expect(canUnpack()).toBe(true);
    expect(await unpack(packed(JSON.stringify({ ...packet, note: 'Mất điện xã Đàm Thủy' })))).toEqual({ ...packet, note: 'Mất điện xã Đàm Thủy' });
  });

  it('is refused when its bytes are damaged', async () => {
    const bytes = packed(JSON.stringify({ from: 1, to: 2 }));
    await expect(unpack(bytes.slice(0, -3))).rejects.toThrow();
    await expect(unpack(packed('no JSON'))).rejects.toThrow();
  });
});
