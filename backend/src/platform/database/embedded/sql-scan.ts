/** What a multiplexer has to know of the SQL that passes: who listens to what, and COPY from the client. */

export interface ListenAction {
  readonly verb: 'LISTEN' | 'UNLISTEN';
  /** null stands for `UNLISTEN *`. */
  readonly channel: string | null;
}

const literals = /'(?:[^']|'')*'|\$([A-Za-z_]*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g;
const listenStatement = /(?:^|;)\s*(listen|unlisten)\s+("(?:[^"]|"")+"|\*|[\p{L}_][\p{L}\p{N}_$]*)\s*(?=;|$)/giu;
const copyStatement = /(?:^|;)\s*copy\s[^;]*\bfrom\s+stdin\b/i;

/** LISTEN takes no parameters and a channel has at most 63 bytes, so longer texts need no search. */
const longestListenText = 2_000;

/** PostgreSQL cuts identifiers at 63 bytes and folds the unquoted ones. */
export function channelName(identifier: string): string {
  const name = identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier.toLowerCase();
  let cut = name;
  while (Buffer.byteLength(cut) > 63) cut = Array.from(cut).slice(0, -1).join('');
  return cut;
}

export const quoted = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;

export function listenActions(sql: string): readonly ListenAction[] {
  if (sql.length > longestListenText || !/listen/i.test(sql)) return [];
  return Array.from(sql.replace(literals, ' ').matchAll(listenStatement), ([, verb = '', channel = '']) => ({
    verb: verb.toUpperCase() === 'LISTEN' ? 'LISTEN' : 'UNLISTEN',
    channel: channel === '*' ? null : channelName(channel),
  }));
}

export function copiesFromClient(sql: string): boolean {
  return /\bstdin\b/i.test(sql) && copyStatement.test(sql.replace(literals, ' '));
}

/**
 * Runs in place of a COPY from the client. Raised by the backend itself, so that an open transaction fails as it
 * would on any other error.
 */
export const copyRefusal =
  "DO $$ BEGIN RAISE EXCEPTION 'COPY FROM STDIN is not available in the embedded database' " +
  "USING ERRCODE = '0A000', HINT = 'Insert with unnest() or json_to_recordset() instead.'; END $$";
