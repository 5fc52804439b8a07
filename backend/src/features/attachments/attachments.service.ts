import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { can, type Actor } from '@ioc/shared/access';
import type { Attachment } from '@ioc/shared/attachments';
import { carryingSteps } from '@ioc/shared/task-evidence';
import { taskTransitions } from '@ioc/shared/tasks';
import { TaskFiles, TasksService, TaskStepParts } from '#features/tasks';
import type { Config } from '#platform/config';
import { Params, Transactions, type Tx } from '#platform/database';
import { FileStore } from '#platform/files';
import { CONFIG, Idempotency, Problem, requireRow } from '#platform/http';
import { attachmentSelect, fileScope, fileSelect, toAttachment, type AttachmentRecord, type StoredFile } from './attachments.queries.js';
import { nameFor } from './file-name.rules.js';
import { inspectFile, type Inspected } from './inspect.js';
import { lockContent, settle } from './contents.js';
import { receive, type Received } from './receive.js';
import { requireEvidence } from './required-evidence.js';

@Injectable()
export class AttachmentsService {
  /** Uploads under way of each person on this node. */
  private readonly arriving = new Map<string, number>();

  constructor(
    private readonly transactions: Transactions,
    private readonly files: FileStore,
    private readonly tasks: TasksService,
    private readonly idempotency: Idempotency,
    @Inject(CONFIG) private readonly config: Config,
    parts: TaskStepParts,
    taskFiles: TaskFiles,
  ) {
    taskFiles.register((tx, updateId, ids) => this.bind(tx, updateId, ids));
    parts.register(async (tx, taken) => {
      await this.bind(tx, taken.updateId, taken.input.attachmentIds);
      await requireEvidence(tx, taken);
    });
  }

  /** Files are taken from who may take a step that carries them; on which task is asked by the step. */
  requireCarrier({ grants }: Actor): void {
    const rights = carryingSteps.map((step) => taskTransitions[step].permission);
    if (!rights.some((right) => can(grants, right))) throw new Problem('access.not-permitted', { permission: taskTransitions[carryingSteps[0]].permission });
  }

  /** Keeps what arrives: first the file, safe on the disk, then its row. Nobody else knows of it until a step takes it along. */
  async upload(actor: Actor, name: string, request: IncomingMessage, key?: string): Promise<Attachment> {
    const [waiting] = await this.transactions.query<{ n: number }>(`select count(*) as n from attachments where uploaded_by_id = $1 and update_id is null`, [actor.id]);
    const limit = this.config.IOC_FILES_WAITING;
    if ((waiting?.n ?? 0) >= limit) throw new Problem('attachment.too-many-waiting', { limit });
    const received = await this.inTurn(actor, () =>
      receive(this.files, request, { bytes: this.config.IOC_FILE_LIMIT_BYTES, stallMs: this.config.IOC_UPLOAD_STALL_SECONDS * 1_000 }));
    try {
      const { IOC_ARCHIVE_ENTRIES: entries, IOC_ARCHIVE_BYTES: bytes, IOC_ARCHIVE_RATIO: ratio } = this.config;
      const inspected = await inspectFile(received.path, { entries, bytes, ratio });
      return await this.keep(actor, nameFor(name, inspected.kind), received, inspected, key);
    } finally {
      await rm(received.path, { force: true });
    }
  }

  private async inTurn<Result>({ id }: Actor, work: () => Promise<Result>): Promise<Result> {
    const count = this.arriving.get(id) ?? 0;
    if (count >= this.config.IOC_UPLOADS_AT_ONCE) throw new Problem('request.too-many', { seconds: 5 }, { retryAfterSeconds: 5 });
    this.arriving.set(id, count + 1);
    try {
      return await work();
    } finally {
      const left = (this.arriving.get(id) ?? 1) - 1;
      if (left === 0) this.arriving.delete(id);
      else this.arriving.set(id, left);
    }
  }

  private async keep(actor: Actor, name: string, { path, sha256, size }: Received, { kind, acts, photo }: Inspected, key?: string): Promise<Attachment> {
    try {
      const kept = await this.idempotency.run(actor, 'attachments', key, { sha256, name }, async (tx) => {
        await lockContent(tx, sha256);
        await this.files.place(path, sha256);
        const [row] = await tx.query<{ id: string }>(
          `insert into attachments (sha256, kind, name, size, taken_at, location, uploaded_by_id, uploaded_at, acts)
           values ($1, $2, $3, $4, $5, st_setsrid(st_makepoint($6, $7), 4326), $8, $9, $10) returning id`,
          [sha256, kind, name, size, photo.takenAt, photo.location?.[0] ?? null, photo.location?.[1] ?? null, actor.id, tx.now, acts],
        );
        const [made] = await tx.query<AttachmentRecord>(`${attachmentSelect} where a.id = $1`, [requireRow(row, 'attachment.not-found').id]);
        return toAttachment(requireRow(made, 'attachment.not-found'));
      });
      await this.files.settled(sha256);
      return kept;
    } catch (error) {
      // Whether the row is there decides; where the database is away, the sweep asks again.
      await settle(this.transactions, this.files, sha256).catch(() => undefined);
      throw error;
    }
  }

  async ofTask(actor: Actor, taskId: string): Promise<Attachment[]> {
    await this.tasks.get(actor, taskId);
    const rows = await this.transactions.query<AttachmentRecord>(`${attachmentSelect} where p.task_id = $1 order by p.at, a.uploaded_at, a.id`, [taskId]);
    return rows.map(toAttachment);
  }

  /** What may not be seen does not exist. */
  async find(actor: Actor, id: string): Promise<StoredFile> {
    const params = new Params();
    const [row] = await this.transactions.query<StoredFile>(`${fileSelect} where a.id = ${params.add(id)} and ${fileScope(actor, params)}`, params.values);
    return requireRow(row, 'attachment.not-found');
  }

  /** Files become part of the line a step has written: only one's own, and each only once. */
  private async bind(tx: Tx, updateId: string, chosen: readonly string[]): Promise<void> {
    const ids = [...new Set(chosen)];
    if (ids.length === 0) return;
    const limit = this.config.IOC_FILES_PER_STEP;
    if (ids.length > limit) throw new Problem('attachment.too-many', { limit });
    const bound = await tx.query(
      `update attachments set update_id = $2 where id = any($1::uuid[]) and uploaded_by_id = $3 and update_id is null returning 1`,
      [ids, updateId, tx.actor.id],
    );
    if (bound.length < ids.length) throw new Problem('attachment.not-found');
  }
}
