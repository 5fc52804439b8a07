import { Injectable } from '@nestjs/common';
import type { Task } from '@ioc/shared/tasks';
import type { TakeTaskStep } from '@ioc/shared/tasks.input';
import type { Tx } from '#platform/database';

/** A step as it stands in its transaction: the task after it, and the line it wrote. */
export interface StepTaken {
  task: Task;
  updateId: string;
  input: TakeTaskStep;
}

/** What another feature adds to a step. A refusal takes the whole step back. */
export type StepPart = (tx: Tx, taken: StepTaken) => Promise<void>;

/** Features below this one that have a part in steps: files that go along, alarms that have a say. */
@Injectable()
export class TaskStepParts {
  private readonly parts: StepPart[] = [];

  register(part: StepPart): void {
    this.parts.push(part);
  }

  async run(tx: Tx, taken: StepTaken): Promise<void> {
    for (const part of this.parts) await part(tx, taken);
  }
}
