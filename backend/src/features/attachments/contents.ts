import { system, type Transactions, type Tx } from '#platform/database';
import type { FileStore } from '#platform/files';

/** One at a time decides what becomes of a content: placing it, giving it up, on whichever node. Held until the transaction ends. */
export async function lockContent(tx: Tx, sha256: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('file ' || $1, 0))`, [sha256]);
}

/** Removes a content that no row holds. */
export async function settle(transactions: Transactions, files: FileStore, sha256: string): Promise<void> {
  await transactions.run(system, async (tx) => {
    await lockContent(tx, sha256);
    const [held] = await tx.query(`select 1 from attachments where sha256 = $1 limit 1`, [sha256]);
    if (!held) await files.remove(sha256);
    await files.settled(sha256);
  });
}
