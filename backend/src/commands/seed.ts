import { runCommand, sayToPerson } from './cli.js';
import { seed } from './seed/seed.js';

await runCommand((args) => seed(args, { say: sayToPerson, env: process.env }));
