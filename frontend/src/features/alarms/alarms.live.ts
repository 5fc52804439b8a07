import { activeAlarmStates, byUrgency, type Alarm, type AlarmBoard } from '@ioc/shared/alarms';
import type { LiveEvent } from '@ioc/shared/events';

/** The board as it stands: the most urgent active alarms by id, and how many there are in truth. */
export interface AlarmLive {
  seq: number;
  total: number;
  unacknowledged: number;
  /** How many the server sent: the board is cut off, so it can run out of urgent ones before they are all gone. */
  sent: number;
  alarms: ReadonlyMap<string, Alarm>;
}

type AlarmEvent = Extract<LiveEvent, { name: `alarm.${string}` }>;

export const noAlarms: AlarmLive = { seq: 0, total: 0, unacknowledged: 0, sent: 0, alarms: new Map() };

export const alarmsFrom = (board: AlarmBoard): AlarmLive => ({
  seq: board.seq,
  total: board.total,
  unacknowledged: board.unacknowledged,
  sent: board.alarms.length,
  alarms: new Map(board.alarms.map((alarm) => [alarm.id, alarm])),
});

export const isActive = (alarm: Pick<Alarm, 'state'>): boolean => (activeAlarmStates as readonly string[]).includes(alarm.state);

const isAboutAlarm = (event: LiveEvent): event is AlarmEvent => event.name.startsWith('alarm.');

/**
 * What an alarm was before an event, for one that the board was too short to hold. The transitions leave one answer:
 * only what is raised is acknowledged, only what has cleared recurs, and an acknowledgement is remembered.
 */
function stateBefore({ name, data }: AlarmEvent): Alarm['state'] | null {
  if (name === 'alarm.raised') return null;
  if (name === 'alarm.recurred') return 'cleared';
  if (name === 'alarm.acknowledged') return 'raised';
  if (name === 'alarm.cleared') return data.acknowledgedAt === null ? 'raised' : 'acknowledged';
  return data.clearedAt === null ? 'acknowledged' : 'cleared';
}

const active = (state: Alarm['state'] | null): number => Number(state === 'raised' || state === 'acknowledged');
const raised = (state: Alarm['state'] | null): number => Number(state === 'raised');

/** Old board + events = new board. Events the board already contains change nothing. */
export function applyToAlarms(board: AlarmLive, events: readonly LiveEvent[]): AlarmLive {
  let { seq, total, unacknowledged } = board;
  let alarms: Map<string, Alarm> | null = null;
  for (const event of events) {
    if (event.seq <= seq) continue;
    seq = event.seq;
    if (!isAboutAlarm(event)) continue;
    alarms ??= new Map(board.alarms);
    const alarm = event.data;
    const before = alarms.get(alarm.id)?.state ?? stateBefore(event);
    total += active(alarm.state) - active(before);
    unacknowledged += raised(alarm.state) - raised(before);
    if (isActive(alarm)) alarms.set(alarm.id, alarm);
    else alarms.delete(alarm.id);
  }
  if (seq === board.seq) return board;
  return {
    ...board, seq, total: Math.max(0, total), unacknowledged: Math.max(0, unacknowledged), alarms: alarms ?? board.alarms,
  };
}

/** Has the board run so short of what exists that it no longer shows the most urgent ones? */
export const runsShort = (board: AlarmLive): boolean =>
  board.alarms.size < board.total && board.alarms.size < board.sent / 2;

export const mostUrgent = (board: AlarmLive): Alarm[] => [...board.alarms.values()].sort(byUrgency);

/** The alarms that began or came back in these events, worst first: what deserves a sound and a spoken word. */
export const newlyRaised = (events: readonly LiveEvent[]): Alarm[] =>
  events
    .filter((event) => event.name === 'alarm.raised' || event.name === 'alarm.recurred')
    .map((event) => event.data as Alarm)
    .sort(byUrgency);

/** The worst active alarm of every asset, for the badge at its symbol. */
export function worstByAsset(alarms: Iterable<Alarm>): Map<string, Alarm> {
  const worst = new Map<string, Alarm>();
  for (const alarm of alarms) {
    const known = worst.get(alarm.assetId);
    if (!known || byUrgency(alarm, known) < 0) worst.set(alarm.assetId, alarm);
  }
  return worst;
}
