import { Injectable } from '@nestjs/common';

/** From 0 to 1, injected so that what depends on it can be told in advance. */
@Injectable()
export class Chance {
  next(): number {
    return Math.random();
  }
}
