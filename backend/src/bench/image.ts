import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from './product.js';

interface LockedPackage {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  link?: boolean;
}

/** The lines of the Dockerfile, those that go on counted as one. */
export const instructions = (): string[] =>
  readFileSync(join(projectRoot, 'docker/Dockerfile'), 'utf8').replace(/\\\n/g, ' ').split('\n').filter((line) => /^[A-Z]+ /.test(line));

/** What the last stage takes from the one that builds: from, to. */
export const takenFromBuild = (): [from: string, to: string][] =>
  instructions().flatMap((line) => {
    const [, from, to] = /^COPY --from=build \/src\/(\S+) (\S+)$/.exec(line) ?? [];
    return from !== undefined && to !== undefined ? [[from, to.endsWith('/') ? join(to, from.split('/').at(-1) ?? '') : to] as [string, string]] : [];
  });

/** The folders of `node_modules` that these workspaces need to run: what the Dockerfile installs again after the build, and nothing for developers. */
export function runtimePackages(workspaces: readonly string[]): string[] {
  const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> };
  const needed = new Set<string>();
  const follow = (place: string): void => {
    const { dependencies, optionalDependencies } = packages[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = lookUp(place, name);
      if (found === null || needed.has(found)) continue;
      needed.add(found);
      if (!packages[found]?.link) follow(found);
    }
  };
  /** As Node looks for it: in the package itself, then ever further out. Packages of other systems are not there. */
  const lookUp = (place: string, name: string): string | null => {
    for (let folder = place; ; folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : '') {
      const candidate = join(folder, 'node_modules', name);
      if (candidate in packages && existsSync(join(projectRoot, candidate))) return candidate;
      if (folder === '') return null;
    }
  };
  workspaces.forEach(follow);
  return [...needed];
}

/** Beside each other on one disk a second name costs nothing; on another one it has to be a copy. */
function copy(from: string, to: string): void {
  const isDone = ['-al', '-a'].some((how) => spawnSync('cp', [how, '-T', from, to]).status === 0);
  if (!isDone) throw new Error(`${from} cannot be copied`);
}

async function forbidWriting(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isDirectory()) await forbidWriting(join(folder, entry.name));
  await chmod(folder, 0o555);
}

/** Gives the folders back to those who remove them. */
export const allowWriting = (folder: string): void => void spawnSync('chmod', ['-R', 'u+w', folder]);

/**
 * The last stage of the Dockerfile in a folder, from the tree that is built here: the same files, packages to run only,
 * and no folder of it may be written. @returns the entry point
 */
export async function assembleImage(folder: string): Promise<string> {
  const app = join(folder, 'app');
  for (const [from, to] of takenFromBuild()) {
    await mkdir(dirname(join(app, to)), { recursive: true });
    if (from !== 'node_modules') copy(join(projectRoot, from), join(app, to));
  }
  for (const place of runtimePackages(['shared', 'backend'])) {
    const isNested = place.lastIndexOf('node_modules/') > 0;
    if (isNested) continue;
    await mkdir(dirname(join(app, place)), { recursive: true });
    copy(join(projectRoot, place), join(app, place));
  }
  const entry = join(folder, 'ioc');
  const shipped = await readFile(join(projectRoot, 'docker/entrypoint.sh'), 'utf8');
  await writeFile(entry, shipped.replaceAll('/app/', `${app}/`), { mode: 0o755 });
  await chmod(folder, 0o755);
  await forbidWriting(app);
  return entry;
}
