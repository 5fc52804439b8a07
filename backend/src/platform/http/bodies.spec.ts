import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { giveUpSlowBodies, isUpload } from './bodies.js';

describe('a body that does not arrive', () => {
  let server: Server;
  const send = (path: string) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":`);
    return socket;
  };
  beforeAll(async () => {
    server = createServer(express().use(giveUpSlowBodies(50), express.json()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => void server.close());

  it('costs its sender the connection, but for a file, which has a patience of its own', async () => {
    const file = send('/api/attachments');
    const gone = once(send('/api/tasks'), 'close');
    await gone;
    expect(file.destroyed).toBe(false);
    file.destroy();
  });

  it.each(['/api/attachments', '/api/attachments/', '/API/Attachments?x=1'])('is a file at %s', (url) => {
    expect(isUpload({ url })).toBe(true);
  });

  it.each(['/api/attachments/1/content', '/api/attachmentsx', '/api/imports/bts', undefined])('is none at %s', (url) => {
    expect(isUpload({ url })).toBe(false);
  });
});
