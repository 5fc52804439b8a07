/** For `docker/run-without-engine.sh`: two nodes and a proxy in front, until Ctrl+C. */
import { CommandError, runCommand, sayToPerson } from '../commands/cli.js';
import { startTwoNodes } from './two-nodes.js';

await runCommand(async (_args, stop) => {
  sayToPerson('Starting a private PostgreSQL, the migrations, the demo province and two nodes …');
  const site = await startTwoNodes({ IOC_SIMULATE: 'true' });
  if (site === null) throw new CommandError('PostgreSQL with PostGIS is not installed on this machine.');
  for (const [index, { url, pid }] of site.nodes.entries()) sayToPerson(`  node ${index + 1}  ${url}  (process ${pid})`);
  sayToPerson(`  portal  ${site.url}\n  sign in as operator, manager, leader … with: ${site.password}\nCtrl+C ends everything and removes its data.`);
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await site.stop();
});
