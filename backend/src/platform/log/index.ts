/** One JSON line an entry on standard output; what people type cannot break a line. */
export { JsonLogger } from './json-logger.js';
