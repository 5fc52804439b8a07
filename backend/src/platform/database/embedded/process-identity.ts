import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { codeOf } from './errors.js';

/**
 * When a process started, in a form that only has to compare equal. A pid alone says little: in a container the
 * server is process 1 every time. Null when the system does not tell.
 */
export function processStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot}/${linuxStatus(pid)[19] ?? ''}`;
  } catch {
    return startFromSystem(pid);
  }
}

/** The fields of /proc/<pid>/stat behind the name, which stands in parentheses and may itself hold spaces. */
function linuxStatus(pid: number): string[] {
  const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return status.slice(status.lastIndexOf(')') + 2).split(' ');
}

/** For systems without /proc (macOS). */
function startFromSystem(pid: number): string | null {
  try {
    const answer = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'latin1',
      timeout: 5_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return answer.trim() || null;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    return codeOf(error) === 'EPERM';
  }
  return !isZombie(pid);
}

/** A killed process whose parent has not asked for its end keeps its number, for ever in a container without init. */
function isZombie(pid: number): boolean {
  try {
    return linuxStatus(pid)[0] === 'Z';
  } catch {
    return false;
  }
}
