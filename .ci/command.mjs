/**
 * Runs one of the product's commands: `node .ci/command.mjs NAME [arguments]`. Whoever has just cloned can call it
 * straight away: what is not installed or not built yet is, and when everything is up to date that costs a moment.
 */
import { join } from 'node:path';
import { become, checkNode, ensureBuilt, ensureInstalled, root, stop } from './tools.mjs';

const names = ['bench', 'db', 'seed', 'simulate'];
const [name, ...given] = process.argv.slice(2);

checkNode();
if (!names.includes(name)) stop(`Which command? ${names.join(', ')}`);
ensureInstalled();
ensureBuilt(name === 'bench' ? undefined : ['shared', 'backend']);
become(process.execPath, [join(root, `backend/dist/commands/${name}.js`), ...given]);
