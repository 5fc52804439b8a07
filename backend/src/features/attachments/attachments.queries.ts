import type { Actor } from '@ioc/shared/access';
import { isViewable, type Attachment, type FileKind } from '@ioc/shared/attachments';
import { taskScope } from '#features/tasks';
import type { Params } from '#platform/database';

export type AttachmentRecord = Omit<Attachment, 'location' | 'isViewable'> & { acts: boolean; lng: number | null; lat: number | null };

/** A task for a whole unit lies in the middle of it on the map only: there a distance says nothing. */
export const attachmentSelect = `select a.id, a.name, a.kind, a.size, a.acts, a.uploaded_by_id as "uploadedById", u.full_name as "uploadedByName",
  a.uploaded_at as "uploadedAt", a.update_id as "updateId", coalesce(p.step in ('report', 'submit'), false) as "isReported", a.taken_at as "takenAt", st_x(a.location) as lng, st_y(a.location) as lat,
  case when t.subject_kind is distinct from 'unit' then round(st_distancesphere(a.location, t.location))::int end as "distanceM",
  not st_covers(c.polygon, a.location) as "isOutsideUnit"
  from attachments a join users u on u.id = a.uploaded_by_id left join task_updates p on p.id = a.update_id left join tasks t on t.id = p.task_id
  left join admin_units c on c.id = t.unit_id`;

/** Where the content of a file is; what its record says of the person who asks is in the condition. */
export interface StoredFile {
  sha256: string;
  name: string;
  kind: FileKind;
  size: number;
  acts: boolean;
}
export const fileSelect = `select a.sha256, a.name, a.kind, a.size, a.acts from attachments a left join task_updates p on p.id = a.update_id
  left join tasks t on t.id = p.task_id`;

/** Of a task whoever may see the task; while it waits, whoever uploaded it. */
export function fileScope(actor: Actor, params: Params): string {
  const own = `a.update_id is null and a.uploaded_by_id = ${params.add(actor.id)}`;
  return `((${own}) or (a.update_id is not null and ${taskScope(actor, params)}))`;
}

export const toAttachment = ({ lng, lat, acts, ...row }: AttachmentRecord): Attachment => ({
  ...row, isViewable: isViewable(row.kind) && !acts, location: lng === null || lat === null ? null : [lng, lat],
});
