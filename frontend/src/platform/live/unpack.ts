import type { EventPacket } from '@ioc/shared/events';

/** Browsers since 2023 can. */
export const canUnpack = (): boolean => typeof DecompressionStream === 'function';

/** A large packet as the server packs it: raw DEFLATE of its JSON. Rejects when the bytes are damaged. */
export async function unpack(deflated: Uint8Array<ArrayBuffer>): Promise<EventPacket> {
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return (await new Response(stream).json()) as EventPacket;
}
