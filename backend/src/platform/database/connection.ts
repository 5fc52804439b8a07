import { connect } from 'node:net';
import type { Client, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { currentDeadline, DeadlinePassed } from './deadline.js';
import { Statements } from './statements.js';

type PgClient = PoolClient & Client;

const statements = new Statements();
/** Taking back comes after the time is over, and is quick or not worth waiting for: the connection is thrown away then. */
const takingBackMs = 250;
const cancelRequest = 80_877_102;

/** One connection of the pool, for one piece of work, within the time of the request it is done for. */
export class Connection {
  private constructor(
    private readonly client: PgClient,
    private readonly isServer: boolean,
  ) {}

  /** @throws DeadlinePassed when none becomes free in time; the one that comes later goes straight back */
  static async use<Result>(source: DataSource, work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const runner = source.createQueryRunner();
    const connecting = runner.connect() as Promise<PgClient>;
    let client: PgClient;
    try {
      client = await (currentDeadline()?.inTime(connecting) ?? connecting);
    } catch (error) {
      connecting.then(() => runner.release(), () => runner.release()).catch(() => undefined);
      throw error;
    }
    try {
      return await work(new Connection(client, 'url' in source.options && source.options.url !== undefined));
    } finally {
      await runner.release();
    }
  }

  /** The rows of any statement, straight from the driver: TypeORM would neither name it nor answer an UPDATE … RETURNING with rows. */
  rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.run<Row>(statements.query(sql, values), currentDeadline()?.leftMs ?? Infinity);
  }

  /** The limit of a statement is one of the connection, and costs no word; who may take longer says so along with the beginning. */
  async begin(): Promise<void> {
    const deadline = currentDeadline();
    const leftMs = deadline?.leftMs ?? Infinity;
    const text = deadline?.isExtended && leftMs < Infinity ? `begin; set local statement_timeout = ${Math.max(1, Math.ceil(leftMs))}` : 'begin';
    await this.run({ text }, leftMs);
  }

  /** On a connection that is gone there is nothing left to take back. */
  async rollback(): Promise<void> {
    await this.run({ text: 'rollback' }, Math.max(takingBackMs, currentDeadline()?.leftMs ?? Infinity)).catch(() => undefined);
  }

  private async run<Row>(statement: { text: string; name?: string; values?: unknown[] }, leftMs: number): Promise<Row[]> {
    if (leftMs <= 0) throw new DeadlinePassed();
    try {
      const { rows } = await this.client.query(leftMs === Infinity ? statement : Object.assign(statement, { query_timeout: Math.ceil(leftMs) }));
      return rows as Row[];
    } catch (error) {
      if (!(error instanceof Error && error.message === 'Query read timeout')) throw error;
      this.abandon();
      throw leftMs === Infinity ? error : new DeadlinePassed({ cause: error });
    }
  }

  /**
   * A connection that has not answered must neither be asked to roll back nor go back to the pool. The server is told to
   * stop, so that its locks do not outlive the answer; when that is not heard, the limit of a statement does it later.
   */
  private abandon(): void {
    const { host, port, processID, secretKey } = this.client as PgClient & { processID: number | null; secretKey: number | null };
    void this.client.end();
    if (!this.isServer || processID === null || secretKey === null) return;
    const request = Buffer.alloc(16);
    request.writeInt32BE(16, 0);
    request.writeInt32BE(cancelRequest, 4);
    request.writeInt32BE(processID, 8);
    request.writeInt32BE(secretKey, 12);
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.unref().setTimeout(1_000, () => socket.destroy()).on('error', () => undefined).end(request);
  }
}
