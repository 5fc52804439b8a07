import { deflateRawSync } from 'node:zlib';
import type { ClientToServer, EventPacket, ServerToClient } from '@ioc/shared/events';
import type { Server } from 'socket.io';

/** From this many events on a packet shrinks to an eighth; below it the work is not worth it. */
const packFrom = 8;
/** The fastest level: a packet is packed once for an audience, on the way to everybody. */
const level = 1;

export interface Rooms {
  plain: string;
  /** Those who said in the handshake that they can unpack. */
  packed: string;
}

/** Everybody of an audience but these sockets, which get a packet of their own. */
export interface Recipients {
  audience: string;
  except: readonly string[];
}

export const roomsOf = (audience: string): Rooms => ({ plain: audience, packed: `${audience}+packed` });

/**
 * One packet to everybody of an audience. In a storm a packet has hundreds of events that differ in little: packed it
 * is small enough for a phone at the edge of a network, and one packing serves them all. O(events) + O(sockets).
 */
export function sendPacket<SocketData>(io: Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>, { audience, except }: Recipients, packet: EventPacket): void {
  const { plain, packed } = roomsOf(audience);
  const isWorthIt = packet.events.length >= packFrom && (io.of('/').adapter.rooms.get(packed)?.size ?? 0) > 0;
  if (!isWorthIt) {
    io.to([plain, packed]).except([...except]).emit('events', packet);
    return;
  }
  io.to(packed).except([...except]).emit('packed', deflateRawSync(JSON.stringify(packet), { level }));
  io.to(plain).except([...except]).emit('events', packet);
}
