/** `npm run dev`: the API restarts and the pages reload when a source changes. Pages on port 5173, API on 3000. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkNode, ensureBuilt, ensureInstalled, root } from './tools.mjs';

checkNode();
ensureInstalled();
ensureBuilt(['shared', 'backend']);
const node = (args, cwd = root) => spawn(process.execPath, args, { cwd, stdio: 'inherit' });
const children = [
  node([join(root, 'node_modules/typescript/bin/tsc'), '-b', 'backend', '--watch', '--preserveWatchOutput']),
  node(['--watch', '--enable-source-maps', 'backend/dist/main.js']),
  node([join(root, 'node_modules/vite/bin/vite.js')], join(root, 'frontend')),
];
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
