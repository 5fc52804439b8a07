import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** `become` of `.ci/tools.mjs` is what stands between `npm start` and the portal. The program here only says its number. */
const tools = join(import.meta.dirname, '../../../.ci/tools.mjs');
const program = `console.log(process.pid); setInterval(() => {}, 1e6)`;
const script = `import { become } from ${JSON.stringify(tools)}; become(process.execPath, ['-e', ${JSON.stringify(program)}]);`;

async function start(command: string, args: string[]) {
  const starter = spawn(command, args, { env: { ...process.env, SCRIPT: script, NODE: process.execPath } });
  let complaint = '';
  starter.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const [number] = (await once(starter.stdout.setEncoding('utf8'), 'data')) as [string];
  return { starter, pid: Number(number), closed: once(starter.stdout, 'close'), complaint: () => complaint };
}

const direct = [process.execPath, ['--input-type=module', '-e', script]] as const;
const isAlive = (pid: number): boolean => {
  try { return process.kill(pid, 0); } catch { return false; }
};

describe('a program started by npm', () => {
  // npm gives a signal to the shell it started, and that shell dies without passing it on.
  it('ends when the shell it was started from is gone', async () => {
    const { starter, pid, closed } = await start('/bin/sh', ['-c', '"$NODE" --input-type=module -e "$SCRIPT"; true']);
    expect(isAlive(pid)).toBe(true);
    starter.kill('SIGTERM');
    await closed;
    expect(isAlive(pid)).toBe(false);
  });

  it('ends with its starter when that is asked to, without a complaint', async () => {
    const { starter, pid, closed, complaint } = await start(direct[0], [...direct[1]]);
    starter.kill('SIGTERM');
    await closed;
    expect(isAlive(pid)).toBe(false);
    expect(complaint()).toBe('');
  });

  it('is not ended by somebody else in silence', async () => {
    const { starter, pid, complaint } = await start(direct[0], [...direct[1]]);
    process.kill(pid, 'SIGKILL');
    expect(await once(starter, 'close')).toEqual([1, null]);
    expect(complaint()).toContain('Ended from outside by SIGKILL');
  });
});
