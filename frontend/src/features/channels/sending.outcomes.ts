import type { SendingPart, SendingReason } from '@ioc/shared/channel-sendings';
import { channels, outboxStates, type Channel, type OutboxState } from '@ioc/shared/channels';
import { taskParties, type TaskParty } from '@ioc/shared/task-parties';

/** What became of some messages of a channel. */
export interface Outcome {
  state: OutboxState;
  reason: SendingReason | null;
  count: number;
  attempts: number;
  endedAt: string | null;
}

/** What went out by one channel: to whom, and what became of it. */
export interface Sent {
  channel: Channel;
  total: number;
  parties: { party: TaskParty | null; count: number }[];
  outcomes: Outcome[];
}

const countOf = (parts: readonly SendingPart[]): number => parts.reduce((sum, { count }) => sum + count, 0);
const latest = (parts: readonly SendingPart[]): string | null => parts.map(({ endedAt }) => endedAt).reduce((last, at) => (last === null || (at !== null && at > last) ? at : last), null);

/** The parts of a sending, which know each party's fate, as a reader asks: by which channel, to whom; then how it ended. */
export function sentBy(parts: readonly SendingPart[]): Sent[] {
  return channels.flatMap((channel) => {
    const mine = parts.filter((part) => part.channel === channel);
    if (mine.length === 0) return [];
    const parties = [...taskParties, null].flatMap((party) => {
      const count = countOf(mine.filter((part) => part.party === party));
      return count === 0 ? [] : [{ party, count }];
    });
    const outcomes = outboxStates.flatMap((state) => {
      const ended = mine.filter((part) => part.state === state);
      return [...new Set(ended.map(({ reason }) => reason))].map((reason): Outcome => {
        const alike = ended.filter((part) => part.reason === reason);
        return { state, reason, count: countOf(alike), attempts: Math.max(...alike.map(({ attempts }) => attempts)), endedAt: latest(alike) };
      });
    });
    return [{ channel, total: countOf(mine), parties, outcomes }];
  });
}
