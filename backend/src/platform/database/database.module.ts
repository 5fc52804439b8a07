import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '#platform/clock';
import type { Database } from './open.js';
import { Answers } from './answers.js';
import { Totals } from './totals.js';
import { Transactions } from './transaction.js';

export const DATABASE = Symbol('database');

@Global()
@Module({})
export class DatabaseModule {
  static with(database: Database, clock: Clock): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...database.options, autoLoadEntities: true, retryAttempts: 0 })],
      providers: [{ provide: DATABASE, useValue: database }, { provide: Clock, useValue: clock }, Transactions, Totals, Answers],
      exports: [DATABASE, Clock, Transactions, Totals, Answers],
    };
  }
}
