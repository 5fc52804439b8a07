import { Injectable } from '@nestjs/common';
import { isClosing } from '@ioc/shared/task-evidence';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { TaskStepParts, type StepTaken } from '#features/tasks';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/http';

/** A site that is still in trouble is not restored: its task ends when the alarm has ended, or with a reason that stays on record. */
@Injectable()
export class AlarmsTaskGuard {
  constructor(parts: TaskStepParts) {
    parts.register((tx, taken) => this.check(tx, taken));
  }

  private async check(tx: Tx, { task, updateId, input: { step, overrideReason } }: StepTaken): Promise<void> {
    if (!isClosing(step)) return;
    const alarmIds = await this.openAlarms(tx, task);
    if (alarmIds.length === 0) return;
    if (!overrideReason) throw new Problem('task.alarm-still-open', { alarms: alarmIds.length });
    await tx.query(`update task_updates set override_reason = $2 where id = $1`, [updateId, overrideReason]);
    tx.record('evidence.alarm-overridden', { id: task.id, code: task.code, step, alarmIds, reason: overrideReason }, taskPlace(task));
  }

  private async openAlarms(tx: Tx, { subject }: Task): Promise<string[]> {
    if (subject === null || subject.kind === 'unit') return [];
    const column = subject.kind === 'alarm' ? 'id' : 'asset_id';
    const rows = await tx.query<{ id: string }>(`select id from alarms where ${column} = $1 and state in ('raised', 'acknowledged') order by raised_at`, [subject.id]);
    return rows.map(({ id }) => id);
  }
}
