/** Another live process (or this one) already has the data directory open. */
export class EmbeddedInUse extends Error {
  override readonly name = 'EmbeddedInUse';
  constructor(
    readonly dataDir: string,
    readonly pid: number,
    readonly host: string,
    readonly since: string,
  ) {
    super(
      `The data directory ${dataDir} is in use by process ${pid} on ${host} since ${since}. ` +
        'Stop that process first: two processes on one directory destroy the data.',
    );
  }
}

/** The compiled worker or the prepared bundles are missing. */
export class EmbeddedNotBuilt extends Error {
  override readonly name = 'EmbeddedNotBuilt';
  constructor(readonly file: string) {
    super(`The embedded database is not built: ${file} is missing. Run "npm run build" once.`);
  }
}

/** The archive is cut short, damaged, or not a data directory of this PostgreSQL version. */
export class EmbeddedArchiveInvalid extends Error {
  override readonly name = 'EmbeddedArchiveInvalid';
}

/** The backend thread ended, hung or lost its lock; nothing acknowledged before is lost. */
export class EmbeddedDied extends Error {
  override readonly name = 'EmbeddedDied';
}

/** The system's code of an error (`ENOENT`), or ''. Errors of Node itself need not be of this realm's `Error`. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
