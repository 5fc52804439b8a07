/**
 * Facts that others may see. Numbered without gaps in the order of their commits, so that a client can say how far it
 * is and get exactly what it missed.
 */
import { accessAudience, type AccessEvents, type Grant, type Permission } from './access.js';
import { alarmAudience, type AlarmEvents } from './alarms.js';
import { assetAudience, type AssetEvents } from './assets.js';
import { calendarAudience, type CalendarEvents } from './calendars.js';
import { commentAudience, type CommentEvents } from './comments.js';
import { sendingAudience, type SendingEvents } from './channel-sendings.js';
import { channelAudience, type ChannelEvents } from './channels.js';
import { importAudience, type ImportEvents } from './imports.js';
import { notificationAudience, type NotificationEvents } from './notifications.js';
import { organisationAudience, type OrganisationEvents } from './organisations.js';
import { planAudience, type PlanEvents } from './plans.js';
import { reminderAudience, type ReminderEvents } from './reminders.js';
import { taskChecklistAudience, type TaskChecklistEvents } from './task-checklist.js';
import { taskEvidenceAudience, type TaskEvidenceEvents } from './task-evidence.js';
import { taskExtensionAudience, type TaskExtensionEvents } from './task-extensions.js';
import { taskFocalAudience, type TaskFocalEvents } from './task-focal.js';
import { taskPartAudience, type TaskPartEvents } from './task-parts.js';
import { taskTemplateAudience, type TaskTemplateEvents } from './task-templates.js';
import { taskViewAudience, type TaskViewEvents } from './task-views.js';
import { taskAudience, type TaskEvents } from './tasks.js';
import { territoryAudience, type TerritoryEvents } from './territory.js';
import { watcherAudience, type WatcherEvents } from './watchers.js';

export type LiveEvents = AccessEvents & TerritoryEvents & AssetEvents & AlarmEvents & TaskEvents & TaskExtensionEvents & TaskPartEvents & ImportEvents & CalendarEvents
  & TaskEvidenceEvents & TaskFocalEvents & ReminderEvents & NotificationEvents
  & CommentEvents & WatcherEvents
  & PlanEvents & OrganisationEvents & TaskChecklistEvents & TaskViewEvents
  & ChannelEvents & TaskTemplateEvents & SendingEvents;
export type EventName = keyof LiveEvents;

/**
 * The permission one needs to hear an event; its place decides the rest. An event that names its addressee is heard by
 * that person alone, and by nobody at all once their scope has lost the place; `addressee`: being the person is enough.
 */
export const eventAudience: Readonly<Record<EventName, Permission | 'addressee'>> = {
  ...accessAudience, ...territoryAudience, ...assetAudience, ...alarmAudience, ...taskAudience, ...taskExtensionAudience, ...taskPartAudience, ...importAudience, ...calendarAudience,
  ...taskEvidenceAudience,
  ...taskFocalAudience,
  ...reminderAudience, ...notificationAudience,
  ...commentAudience, ...watcherAudience,
  ...planAudience, ...organisationAudience, ...taskChecklistAudience, ...taskViewAudience,
  ...channelAudience, ...taskTemplateAudience, ...sendingAudience,
};

/**
 * What such an event tells lies in no sector: it is a way of looking, and shows each reader the sectors of their own. So
 * whoever is limited to some of them hears it as everybody else does.
 */
export const eventsOfNoSector: ReadonlySet<EventName> = new Set(['task-view.saved', 'task-view.removed']);

export type LiveEvent<Name extends EventName = EventName> = {
  [N in Name]: {
    /** Gapless, ascending in the order of commits. */
    seq: number;
    id: string;
    name: N;
    at: string;
    by: { id: string; name: string } | null;
    data: LiveEvents[N];
  };
}[Name];

/** What one tick sends to one audience: it covers everything after `from` up to `to`, also when `events` is empty. */
export interface EventPacket {
  from: number;
  to: number;
  /** The server's clock, for ages and deadlines on screens whose own clock is wrong. */
  at: string;
  events: LiveEvent[];
}

/** The answer to `since`: what was missed, or the order to load everything anew. */
export type CatchUp = EventPacket | { reset: true; to: number; at: string };

/** Socket.IO, server to client. */
export interface ServerToClient {
  events: (packet: EventPacket) => void;
  /**
   * The same packet as raw DEFLATE (RFC 1951) of its JSON in UTF-8, when it is large. Only for those who asked for it in
   * the handshake: `auth: { packed: true }`.
   */
  packed: (deflated: Uint8Array<ArrayBuffer>) => void;
  /**
   * What this socket may hear from now on: told when it opens and when that changes. A screen that knows otherwise
   * reads everything anew, and what is no longer for it leaves.
   */
  rights: (grants: readonly Grant[]) => void;
  /** The session ended; the reason is a problem code. */
  bye: (reason: string) => void;
  /** `false`: the server is there but its database is not, so nothing new will come. `true`: it is back; ask `since`. */
  serving: (isServing: boolean) => void;
}

/** Socket.IO, client to server. */
export interface ClientToServer {
  since: (cursor: number | null, answer: (result: CatchUp) => void) => void;
}
