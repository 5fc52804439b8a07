/** Bringing an office's own files in: read in a process of their own, checked without writing, applied as one change. */
export { ImportsModule } from './imports.module.js';
export { ImportRunner } from './import-runner.js';
