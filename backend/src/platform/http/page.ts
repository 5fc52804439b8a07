import { readFileSync, statSync } from 'node:fs';

const lookAgainMs = 1_000;

/**
 * The page of the portal as it lies on the disk, looked at again at most once a second: pages built anew need no restart
 * of the server. While a build has the file away, the last page stays.
 */
export function pageOf(path: string, now: () => number = Date.now): () => Buffer {
  let page = readFileSync(path);
  let changedAt = statSync(path).mtimeMs;
  let lookedAt = now();
  return () => {
    if (now() - lookedAt < lookAgainMs) return page;
    lookedAt = now();
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats || stats.size === 0 || stats.mtimeMs === changedAt) return page;
    page = readFileSync(path);
    changedAt = stats.mtimeMs;
    return page;
  };
}
