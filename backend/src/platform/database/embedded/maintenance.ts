import type { Mux } from './mux.js';
import { rowsOf } from './protocol.js';

export interface MaintenanceOptions {
  checkpointEveryMs: number;
  vacuumEveryMs: number;
  onError(error: unknown): void;
}

export interface MaintenanceFigures {
  checkpoints: number;
  vacuums: number;
}

/** A table due for vacuum is looked for at least so often, whatever the interval is. */
const lookEveryMs = 3_600_000;

/**
 * The single backend has no checkpointer and no autovacuum. Each runs as its own small piece of work on a free
 * moment, the vacuum table by table, so that no client waits for more than one table.
 */
export function startMaintenance(mux: Mux, options: MaintenanceOptions): { figures: MaintenanceFigures; stop(): void } {
  const figures: MaintenanceFigures = { checkpoints: 0, vacuums: 0 };
  const { checkpointEveryMs, vacuumEveryMs, onError } = options;
  let batchesThen = -1;

  const checkpoint = async () => {
    const { batches } = mux.stats();
    if (batches === batchesThen) return;
    await mux.whenFree(() => mux.ask('CHECKPOINT'));
    figures.checkpoints++;
    batchesThen = mux.stats().batches;
  };

  const vacuum = async () => {
    const due = rowsOf(await mux.whenFree(() => mux.ask(tablesDue(vacuumEveryMs))));
    for (const [table] of due) {
      await mux.whenFree(() => mux.ask(`VACUUM (ANALYZE) ${table ?? ''}`));
      figures.vacuums++;
    }
  };

  const stops = [
    repeat(checkpoint, checkpointEveryMs, onError),
    repeat(vacuum, Math.min(vacuumEveryMs, lookEveryMs), onError),
  ];
  return { figures, stop: () => stops.forEach((stop) => stop()) };
}

/**
 * Our own tables once per interval, and those of the catalogue when their transaction numbers grow old: nobody else
 * freezes them. The first look after a start counts a table that was never vacuumed as due.
 */
function tablesDue(vacuumEveryMs: number): string {
  return `
    SELECT c.oid::regclass::text
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid
     WHERE c.relkind IN ('r', 'm')
       AND CASE WHEN n.nspname IN ('pg_catalog', 'information_schema') THEN age(c.relfrozenxid) > 50000000
           ELSE coalesce(s.last_vacuum, '-infinity') < now() - interval '${Math.round(vacuumEveryMs)} milliseconds' END
     ORDER BY pg_relation_size(c.oid)`;
}

/** The next run is planned when this one is over, so that slow runs never pile up. */
function repeat(work: () => Promise<void>, everyMs: number, onError: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const plan = () => {
    timer = setTimeout(() => {
      void work()
        .catch(onError)
        .finally(() => {
          if (!stopped) plan();
        });
    }, everyMs);
    timer.unref();
  };
  plan();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
