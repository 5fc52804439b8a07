/** `npm run build`: the production build of all sides. */
import { checkNode, ensureBuilt, ensureInstalled } from './tools.mjs';

checkNode();
ensureInstalled();
ensureBuilt();
process.stdout.write('Built.\n');
