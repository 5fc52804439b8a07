import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Nest's messages in pino's form. Secrets never reach a log: requests are not logged with headers or bodies. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: 'silent' | 'error' | 'warn' | 'info' | 'debug') {
    this.pino = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  }

  log(message: unknown, ...rest: unknown[]): void {
    // The start of each module and route is of interest only when something is being hunted.
    if (['InstanceLoader', 'RoutesResolver', 'RouterExplorer'].includes(String(rest.at(-1)))) this.write('debug', message, rest);
    else this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  private write(level: 'error' | 'warn' | 'info' | 'debug', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    this.pino[level]({ ...(typeof context === 'string' ? { context } : {}), ...(rest.length > 1 ? { detail: rest[0] } : {}) }, String(message));
  }
}
