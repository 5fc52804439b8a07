/** The client's end of one connection. */
export interface Peer {
  send(bytes: Buffer): void;
  /** Nothing more will be sent. */
  end(): void;
}

export interface MuxOptions {
  /** Runs a batch on the one backend. A rejection means that the backend is lost. */
  execute(bytes: Uint8Array): Promise<Uint8Array>;
  /** The backend's answer to a start, the same for every client. */
  greeting: Uint8Array;
  onFatal(error: unknown): void;
  /** A transaction left open without traffic for so long is rolled back and its connection ended. */
  idleTransactionMs?: number;
  /** Milliseconds, only ever subtracted. */
  now?: () => number;
  /** Calls `run` once after `ms`; the result calls it off. */
  startTimer?: (run: () => void, ms: number) => () => void;
  /** Lets messages of other clients arrive between two batches. */
  breathe?: () => Promise<void>;
}

export interface MuxStats {
  batches: number;
  busyMs: number;
  maxMs: number;
  queue: number;
  connections: number;
  transactionOpen: boolean;
}

export interface MuxConnection {
  receive(chunk: Uint8Array): void;
  /** The client will send nothing more; what it sent still runs. */
  finish(): void;
  /** The client is gone; what it sent and had not been run is dropped. */
  close(): void;
}
