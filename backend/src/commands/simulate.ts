import { runCommand, sayToPerson } from './cli.js';
import { simulate } from './simulate/simulate.js';

await runCommand((args, stop) => simulate(args, { stop, say: sayToPerson, env: process.env }));
