import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inspectFile } from '../features/attachments/inspect.js';
import { FileStore } from '#platform/files';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import { loadPhotos } from './load-photos.js';

describe('the photos of the demo', () => {
  let test: TestApp;
  let folder: string;
  beforeAll(async () => {
    test = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'ioc-photos-'));
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are what a camera would have sent: recognised, with the place and time their rows tell', async () => {
    await test.transactions.query(
      `with task as (insert into tasks (code, title, state, priority, sector, lead_org_id, assigner_id, assigned_at, subject_kind, subject_id, location, synthetic)
         select 'NV-' || n, 'Khôi phục', 'in_progress', 'thuong', 'HTS', $1, $2, now(), 'asset', $3, st_setsrid(st_makepoint(106.1, 22.1), 4326), true from generate_series(1, 9) n returning id)
       insert into task_updates (task_id, at, by_id, step) select id, '2026-11-20T03:00:00.500Z', $2, 'report' from task`,
      [test.province.orgs.vtl, test.province.users['vtl'], test.province.assets['bts-bac']],
    );
    const store = new FileStore(folder);
    await loadPhotos(test.transactions, store);
    const rows = await test.transactions.query<{ sha256: string; takenAt: string; lng: number; lat: number }>(
      `select sha256, taken_at as "takenAt", st_x(location) as lng, st_y(location) as lat from attachments where synthetic`,
    );
    expect(rows).toHaveLength(9);
    for (const { sha256, takenAt, lng, lat } of rows) {
      const { kind, photo } = await inspectFile(store.pathOf(sha256), { entries: 1, bytes: 1_000, ratio: 2 });
      expect([kind, photo.takenAt?.toISOString()]).toEqual(['jpeg', takenAt]);
      expect(photo.location?.[0]).toBeCloseTo(lng, 5);
      expect(photo.location?.[1]).toBeCloseTo(lat, 5);
    }
    expect(await store.unsettled()).toEqual([]);
  });
});
