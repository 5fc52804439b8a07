import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inspectArchive } from './archive.js';
import { sheetFormat } from './file-kind.js';
import { type Finding, refuse, SheetRefusal } from './findings.js';
import {
  defaultLimits,
  type Sheet,
  type SheetFormat,
  type SheetLimits,
  type SheetRow,
  toMegabytes,
} from './sheet.types.js';

export type { Cell, Sheet, SheetFormat, SheetLimits, SheetRow } from './sheet.types.js';
export { defaultLimits } from './sheet.types.js';

export interface SheetWork {
  bytes: Uint8Array;
  fileName: string;
  limits: SheetLimits;
}

/** Any number of batches of rows (JSON), then one of the others. */
export type SheetMessage = { rows: string } | { frame: Omit<Sheet, 'rows'> } | { refusal: Finding } | { bug: string };

/**
 * What can be said without parsing, in milliseconds: size, kind, and for archives the directory.
 * Fit for the upload request itself. Throws SheetRefusal.
 */
export async function inspectSheet(
  bytes: Buffer,
  fileName: string,
  limits: SheetLimits = defaultLimits,
): Promise<SheetFormat> {
  if (bytes.length > limits.bytes) {
    throw refuse('import.file-too-large', { megabytes: toMegabytes(bytes.length), limit: toMegabytes(limits.bytes) });
  }
  const format = sheetFormat(bytes, fileName);
  if (format === 'xlsx') {
    const names = await inspectArchive(bytes, limits);
    if (!names.includes('xl/workbook.xml')) throw refuse('import.archive-not-xlsx', {});
  }
  return format;
}

/** In tests the sources run as they are; Node needs help with TypeScript there, and only there. */
const isSource = import.meta.url.endsWith('.ts');
const beside = (file: string): URL => new URL(file, import.meta.url);
const program = fileURLToPath(beside(isSource ? './sheet.process.ts' : './sheet.process.js'));
const sourceSupport = isSource ? ['--conditions=source', '--import', beside('./source-register.mjs').href] : [];

/**
 * A process and not a thread: V8 answers a thread that outgrows its heap in one big step by aborting the whole server.
 * The environment stays behind, with the passwords in it.
 */
function startReader(limits: SheetLimits): ChildProcess {
  return fork(program, {
    execArgv: [`--max-old-space-size=${limits.processMegabytes}`, ...sourceSupport],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** V8 aborts when its heap is full; SIGKILL that we did not send is the kernel short of memory. */
const ranOutOfMemory = (code: number | null, signal: NodeJS.Signals | null): boolean =>
  signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134;

function answerOf(reader: ChildProcess, limits: SheetLimits): Promise<Sheet> {
  const rows: SheetRow[] = [];
  return new Promise((resolve, reject) => {
    reader.on('message', (received) => {
      const message = received as SheetMessage;
      if ('rows' in message) rows.push(...(JSON.parse(message.rows) as SheetRow[]));
      else if ('frame' in message) resolve({ ...message.frame, rows });
      else if ('refusal' in message) reject(new SheetRefusal(message.refusal));
      else reject(new Error(`The sheet reader failed: ${message.bug}`));
    });
    reader.once('error', reject);
    reader.once('exit', (code, signal) => {
      if (ranOutOfMemory(code, signal)) reject(refuse('import.too-heavy', { megabytes: limits.processMegabytes }));
      else reject(new Error(`The sheet reader left without an answer (code ${code}, signal ${signal}).`));
    });
  });
}

/**
 * Reads a table from an untrusted file. Parsing happens in a process with its own memory limit and a time limit, so
 * that a file made to kill its reader kills only that. Throws SheetRefusal when there is no table to be had;
 * everything else the person should know stands in `notes`.
 */
export async function readSheet(bytes: Buffer, fileName: string, limits: SheetLimits = defaultLimits): Promise<Sheet> {
  await inspectSheet(bytes, fileName, limits);
  const reader = startReader(limits);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const refusal = refuse('import.took-too-long', { seconds: limits.milliseconds / 1_000 });
    timer = setTimeout(() => reject(refusal), limits.milliseconds);
  });
  try {
    const answer = answerOf(reader, limits);
    const work: SheetWork = { bytes, fileName, limits };
    // a reader that died before it took the work has said so by its exit
    reader.send(work, () => undefined);
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    reader.kill('SIGKILL');
  }
}
