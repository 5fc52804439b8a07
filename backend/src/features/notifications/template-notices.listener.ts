import { Injectable } from '@nestjs/common';
import { can, type Actor } from '@ioc/shared/access';
import { templateNotices, type Notification, type TemplateNotice } from '@ioc/shared/notifications';
import { templatePlace, type TaskTemplate } from '@ioc/shared/task-templates';
import { actorsAmong } from '#features/access';
import { Outbox } from '#features/channels';
import type { Tx } from '#platform/database';
import { Listeners, type StoredEvent } from '#platform/events';

/** Tells whoever can set it right that a template has stopped giving its tasks: in whose name it gave them, and who gives work in its office. */
@Injectable()
export class TemplateNoticesListener {
  constructor(
    listeners: Listeners,
    private readonly outbox: Outbox,
  ) {
    listeners.register({ name: 'template-notices', hears: [...templateNotices], handle: (tx, events) => this.handle(tx, events) });
  }

  private async handle(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    for (const { event } of events) {
      const template = event.data as TaskTemplate;
      const people = await actorsAmong(tx, { ids: template.giverId === null ? [] : [template.giverId], orgIds: template.orgId === null ? [] : [template.orgId], roles: [] });
      const told = people.filter(({ grants }) => can(grants, 'task:assign', templatePlace(template)) && can(grants, 'task:read', templatePlace(template)));
      if (told.length > 0) await this.tell(tx, told, { id: event.id, at: event.at, code: event.name as TemplateNotice, template });
    }
  }

  private async tell(tx: Tx, people: readonly Actor[], { id, at, code, template }: { id: string; at: string; code: TemplateNotice; template: TaskTemplate }): Promise<void> {
    const params: Notification['params'] = { code: template.code, title: template.name, dueAt: null, byName: null, text: null };
    const added = await tx.query<{ id: string; userId: string }>(
      `insert into notifications (user_id, event_id, at, code, template_id, params) select p.id, $2, $3, $4, m.id, $5 from unnest($1::uuid[]) as p(id) join task_templates m on m.id = $6
       on conflict do nothing returning id, user_id as "userId"`,
      [people.map((person) => person.id), id, at, code, JSON.stringify(params), template.id],
    );
    if (added.length > 0) await this.outbox.put(tx, added.map(({ id }) => ({ id, party: null })));
    for (const one of added) tx.tell(one.userId, 'notification.added', { id: one.id, at, code, taskId: null, templateId: template.id, params, readAt: null }, templatePlace(template));
  }
}
