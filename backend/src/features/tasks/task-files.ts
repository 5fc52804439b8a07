import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

/** Makes uploaded files part of a line of the timeline that the transaction has written. A refusal takes the whole of it back. */
export type FileBinder = (tx: Tx, updateId: string, ids: readonly string[]) => Promise<void>;

/** Files are kept by a feature below this one; what writes a line hands it the files that go along. */
@Injectable()
export class TaskFiles {
  private binder: FileBinder | null = null;

  register(binder: FileBinder): void {
    this.binder = binder;
  }

  async bind(tx: Tx, updateId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    if (this.binder === null) throw new Error('Nobody keeps files: the feature that does is not loaded.');
    await this.binder(tx, updateId, ids);
  }
}
