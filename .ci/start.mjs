/** `npm start`: everything on this machine, from a fresh clone: install, build, database, demo province, web, simulator. */
import { become, checkNode, ensureBuilt, ensureInstalled } from './tools.mjs';

checkNode();
ensureInstalled();
process.stdout.write('Building …\n');
ensureBuilt();
become(process.execPath, ['--enable-source-maps', 'backend/dist/main.js'], { env: { IOC_LOG_LEVEL: 'warn', ...process.env } });
