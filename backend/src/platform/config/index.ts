/** What the installation is told from outside: the only reader of `process.env`. */
export { loadConfig, limitTable, type Config } from './config.js';
