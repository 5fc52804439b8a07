export interface OwnPostgres {
  url: string;
  /** All its processes stop where they are: connections stay open, and nothing answers. */
  freeze(): void;
  thaw(): void;
  stop(): void;
}

export function startPostgres(): Promise<OwnPostgres | null>;
