import { bench } from '../bench/run.js';
import { runCommand, sayToPerson } from './cli.js';

await runCommand((args) => bench(args, sayToPerson));
