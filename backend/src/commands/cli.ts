/** A refusal the person at the keyboard can act on: shown as one sentence, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/** Where a command writes for people; a test reads it instead. */
export type Say = (line: string) => void;

export const sayToPerson: Say = (line) => {
  process.stdout.write(`${line}\n`);
};

/** Wrong arguments end with the usage and code 64, other refusals with code 1, Ctrl+C with 130. */
export async function runCommand(work: (args: string[], stop: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const end = () => stop.abort();
  // Not once: a terminal and the program that started us may both pass Ctrl+C on, and the second must not kill.
  process.on('SIGINT', end).on('SIGTERM', end);
  try {
    await work(process.argv.slice(2), stop.signal);
    if (stop.signal.aborted) process.exitCode = 130;
  } catch (error) {
    process.exitCode = error instanceof CommandError ? error.exitCode : 1;
    if (stop.signal.aborted) process.exitCode = 130;
    else process.stderr.write(`${explain(error)}\n`);
  } finally {
    process.removeListener('SIGINT', end).removeListener('SIGTERM', end);
  }
}

export const usageError = (usage: string, reason?: string): CommandError =>
  new CommandError(reason === undefined ? usage : `${reason}\n\n${usage}`, 64);

/** Errors of the platform already say what to do; what nobody foresaw keeps its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForeseen = error instanceof CommandError || error.name.startsWith('Embedded') || error.message.startsWith('The settings');
  if (isForeseen || 'code' in error) return error.message || String((error as NodeJS.ErrnoException).code);
  return error.stack ?? error.message;
}
