/**
 * A stand-in for an audit that needs the network: oldest versions without known holes, and packages that may not appear.
 * Refreshed with every release.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tools.mjs';

const floors = {
  'socket.io': '4.8.3', 'socket.io-parser': '4.2.7', 'engine.io': '6.6.0', multer: '2.3.0', '@nestjs/common': '11.0.16', typeorm: '0.3.26', exceljs: '4.4.0',
};
const banned = ['xlsx', '@nestjs/devtools-integration', '@electric-sql/pglite-socket', 'react-leaflet'];
const number = (version) => version.split('-')[0].split('.').map(Number).reduce((sum, part) => sum * 100_000 + part, 0);

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const wrong = [];
for (const [path, { version, resolved, link }] of Object.entries(packages)) {
  const name = path.split('node_modules/').at(-1);
  if (banned.includes(name)) wrong.push(`${name} must not be used`);
  if (floors[name] && version && number(version) < number(floors[name])) wrong.push(`${name} ${version} is below ${floors[name]}`);
  if (resolved && !link) wrong.push(`${name}: the lock file names a download address`);
}
process.stdout.write(wrong.length > 0 ? `${wrong.slice(0, 20).join('\n')}\n` : `${Object.keys(packages).length} packages, none below its floor.\n`);
process.exit(wrong.length > 0 ? 1 : 0);
