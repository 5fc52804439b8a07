import type { Notification } from '@ioc/shared/notifications';
import type { Locale } from '@ioc/shared/words';

/** A message as a channel gets it. The id is that of its row in the outbox, the same at every attempt: whoever receives it twice can tell. */
export interface ChannelMessage {
  id: string;
  isTest: boolean;
  isDigest: boolean;
  notices: Omit<Notification, 'readAt'>[];
}

export interface Recipient {
  username: string;
  fullName: string;
  locale: Locale;
  /** Of e-mail or of a webhook. */
  address: string;
  /** What signs a call to a webhook. */
  secret: string | null;
}

export type Outcome = { kind: 'sent' } | { kind: 'later' | 'refused'; reason: string };

/** One way out of the portal. It never throws for what the other side does, and it ends within the time limit of the settings. */
export interface MessageChannel {
  send(message: ChannelMessage, recipient: Recipient): Promise<Outcome>;
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
