/** The other end of readSheet(): one process, one file, one answer. */
import { SheetRefusal } from './findings.js';
import { parseSheet } from './parse-sheet.js';
import type { SheetMessage, SheetWork } from './sheet.js';
import type { SheetRow } from './sheet.types.js';

/** Small enough that the server takes in each within a few milliseconds. */
const batchCharacters = 256 * 1024;

/** Rows as JSON and in batches: one message of a million positions would stop the server for seconds. */
function* batches(rows: readonly SheetRow[]): Generator<SheetMessage> {
  let batch: string[] = [];
  let size = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    batch.push(text);
    size += text.length;
    if (size < batchCharacters) continue;
    yield { rows: `[${batch.join(',')}]` };
    batch = [];
    size = 0;
  }
  yield { rows: `[${batch.join(',')}]` };
}

async function* answer({ bytes, fileName, limits }: SheetWork): AsyncGenerator<SheetMessage> {
  try {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { rows, ...frame } = await parseSheet(view, fileName, limits);
    yield* batches(rows);
    yield { frame };
  } catch (problem) {
    if (problem instanceof SheetRefusal) yield { refusal: problem.finding };
    else yield { bug: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) };
  }
}

const send = (message: SheetMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, (problem: Error | null) => (problem ? reject(problem) : resolve()));
  });

process.once('message', (work: SheetWork) => {
  void (async () => {
    for await (const message of answer(work)) await send(message);
    process.disconnect();
  })();
});
