import { runCommand, sayToPerson } from './cli.js';
import { db } from './db/db.js';

await runCommand((args) => db(args, { say: sayToPerson, env: process.env }));
