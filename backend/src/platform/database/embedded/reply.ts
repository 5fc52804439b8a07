import { ProtocolViolation, messageEnd, textAt } from './protocol.js';

/** I: no transaction; T: inside one; E: inside one that has failed. */
export type TransactionStatus = 'I' | 'T' | 'E';

export interface Reply {
  /** For the client that asked: without notifications and without any ReadyForQuery. */
  readonly parts: readonly Buffer[];
  /** Null when the backend did not become ready. */
  readonly status: TransactionStatus | null;
  readonly notifications: readonly { channel: string; bytes: Buffer }[];
  /** Command tags, as in `INSERT 0 1`. */
  readonly tags: readonly string[];
  /** The first ErrorResponse. */
  readonly error: Buffer | null;
}

const isStatus = (text: string): text is TransactionStatus => text === 'I' || text === 'T' || text === 'E';

/**
 * Takes a reply apart. ReadyForQuery is removed and counted as one, because this backend sends a second one after an
 * error in the extended protocol, and one after Flush where the protocol has none.
 */
export function digest(bytes: Buffer, skipFirstParseComplete = false): Reply {
  const parts: Buffer[] = [];
  const notifications: { channel: string; bytes: Buffer }[] = [];
  const tags: string[] = [];
  let status: TransactionStatus | null = null;
  let error: Buffer | null = null;
  let skipParse = skipFirstParseComplete;
  let keptTo = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = messageEnd(bytes, at);
    const type = String.fromCharCode(bytes[at] ?? 0);
    const drop = type === 'Z' || type === 'A' || (type === '1' && skipParse);
    if (drop && keptTo < at) parts.push(bytes.subarray(keptTo, at));
    if (drop) keptTo = end;
    if (type === '1') skipParse = false;
    else if (type === 'C') tags.push(textAt(bytes, at + 5).text);
    else if (type === 'E') error ??= bytes.subarray(at, end);
    else if (type === 'A') notifications.push({ channel: textAt(bytes, at + 9).text, bytes: bytes.subarray(at, end) });
    else if (type === 'Z') {
      const letter = bytes.toString('latin1', at + 5, end);
      if (!isStatus(letter)) throw new ProtocolViolation(`an unknown transaction status ${letter}`);
      status = letter;
    }
    at = end;
  }
  if (keptTo < bytes.length) parts.push(bytes.subarray(keptTo));
  return { parts, status, notifications, tags, error };
}

