import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { farMetres } from '@ioc/shared/attachments';
import { timeZone } from '@ioc/shared/time';
import { system, type Transactions } from '#platform/database';
import type { FileStore } from '#platform/files';
import { exif } from './exif.js';
import { drawSite, jpegOf } from './picture.js';

interface Line {
  id: string;
  at: string;
  byId: string;
  lng: number;
  lat: number;
}

const mostPhotos = 24;
/** Every so many is taken where the work was not, so that the demo shows what that looks like. */
const farEvery = 8;

/** On the clock of a camera in Vietnam. */
const cameraTime = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at).replaceAll('-', ':');

/** Photos for the newest reports on sites: drawn, marked synthetic, and through the same store as those of people. */
export async function loadPhotos(transactions: Transactions, store: FileStore): Promise<void> {
  const lines = await transactions.query<Line>(
    `select p.id, p.at, p.by_id as "byId", st_x(t.location) as lng, st_y(t.location) as lat from task_updates p join tasks t on t.id = p.task_id
     where p.step in ('report', 'submit') and p.by_id is not null and t.subject_kind = 'asset' and t.location is not null and t.synthetic
     order by p.at desc, p.id limit ${mostPhotos}`,
  );
  for (const [n, line] of lines.entries()) {
    const takenAt = new Date(Math.floor(Date.parse(line.at) / 1_000) * 1_000 - 25 * 60_000);
    const away = n % farEvery === farEvery - 1 ? 0.03 : 0.0006;
    const location: [number, number] = [line.lng + away, line.lat + away / 2];
    const content = jpegOf(drawSite(n), exif({ location, takenAt: cameraTime(takenAt), offset: '+07:00' }));
    const sha256 = createHash('sha256').update(content).digest('hex');
    const { path, file } = await store.receive();
    await file.writeFile(content);
    await file.sync();
    await file.close();
    await store.place(path, sha256);
    await transactions.run(system, (tx) =>
      tx.query(
        `insert into attachments (sha256, kind, name, size, taken_at, location, uploaded_by_id, uploaded_at, update_id, synthetic)
         values ($1, 'jpeg', $2, $3, $4, st_setsrid(st_makepoint($5, $6), 4326), $7, $8, $9, true)`,
        [sha256, `Hiện trường ${n + 1} (mô phỏng).jpg`, content.length, takenAt, ...location, line.byId, line.at, line.id],
      ));
    await store.settled(sha256);
    await rm(path, { force: true });
  }
  await askForPhotos(transactions);
}

/** Work whose result came with a photo had asked for one; of a photo taken elsewhere its sender says why. */
async function askForPhotos(transactions: Transactions): Promise<void> {
  await transactions.run(system, (tx) => tx.query(
    `with sent as (select t.id as task_id, p.id as update_id, bool_and(st_distancesphere(a.location, t.location) > $1) as is_far
         from tasks t join task_updates p on p.task_id = t.id and p.step = 'submit' and p.at = t.submitted_at join attachments a on a.update_id = p.id where a.synthetic and t.synthetic group by t.id, p.id),
       asked as (update tasks t set required_evidence = 'photo' from sent where sent.task_id = t.id)
     update task_updates p set evidence_reason = $2 from sent where sent.update_id = p.id and sent.is_far`,
    [farMetres, 'Máy ảnh ghi sai vị trí do mất sóng định vị trong thung lũng; đã có biên bản kèm theo.'],
  ));
}
