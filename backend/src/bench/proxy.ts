import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Proxy {
  url: string;
  close(): void;
}

/**
 * Hands connections to the nodes in turn, and to the next one when a node does not answer. It remembers nobody: a
 * socket may come back on another node, because what it missed is in the database and not in the node's memory.
 */
export async function startProxy(nodes: readonly string[]): Promise<Proxy> {
  const open = new Set<Socket>();
  let turn = 0;

  const pass = (client: Socket, attempt: number): void => {
    const node = nodes[(turn + attempt) % nodes.length];
    if (node === undefined || attempt === nodes.length) {
      client.destroy();
      return;
    }
    const { hostname, port } = new URL(node);
    const upstream = connect(Number(port), hostname);
    upstream.setNoDelay(true);
    open.add(upstream);
    upstream.once('close', () => open.delete(upstream));
    const refused = () => pass(client, attempt + 1);
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      upstream.on('error', () => client.destroy());
      client.on('error', () => upstream.destroy());
      client.pipe(upstream).pipe(client);
    });
    client.once('close', () => upstream.destroy());
  };

  const server = createServer({ pauseOnConnect: true, noDelay: true }, (client) => {
    open.add(client);
    client.once('close', () => open.delete(client)).on('error', () => client.destroy());
    turn += 1;
    pass(client, 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
