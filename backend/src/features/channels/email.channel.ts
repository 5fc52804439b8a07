import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Config } from '#platform/config';
import { CONFIG } from '#platform/http';
import { reasonOf, type ChannelMessage, type MessageChannel, type Outcome, type Recipient } from './channel.port.js';
import { mailOf } from './mail.text.js';

interface MailServer {
  send: ReturnType<typeof connectionTo>;
  host: string;
  from: string;
  portal: string;
}

/** Two connections a node: a mail server of an office refuses more before it is slow. */
const connectionTo = (url: string, timeoutMs: number) =>
  createTransport({ url, pool: true, maxConnections: 2, maxRequeues: 0, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, disableFileAccess: true, disableUrlAccess: true });

/** An address that does not exist stays so; a server that is away, full or wrongly set is asked again. */
const isForGood = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') && 'responseCode' in error && typeof error.responseCode === 'number' && error.responseCode >= 500;

@Injectable()
export class EmailChannel implements MessageChannel, BeforeApplicationShutdown {
  private readonly server: MailServer | null;

  constructor(@Inject(CONFIG) config: Config) {
    const { IOC_SMTP_URL: url, IOC_MAIL_FROM: from, IOC_PUBLIC_URL: portal } = config;
    this.server = url && from && portal ? { send: connectionTo(url, config.IOC_SEND_TIMEOUT_SECONDS * 1_000), host: new URL(url).host, from, portal } : null;
  }

  /** What may be shown of it: neither user nor password. */
  get shown(): { isOn: boolean; host: string | null; from: string | null } {
    return { isOn: this.server !== null, host: this.server?.host ?? null, from: this.server?.from ?? null };
  }

  beforeApplicationShutdown(): void {
    this.server?.send.close();
  }

  /** A second attempt carries the same Message-ID, by which mail servers and programs know what they have already. */
  async send(message: ChannelMessage, recipient: Recipient): Promise<Outcome> {
    if (!this.server) return { kind: 'later', reason: 'IOC_SMTP_URL' };
    const { send, from, portal } = this.server;
    try {
      await send.sendMail({
        from, to: { name: recipient.fullName, address: recipient.address }, ...mailOf(message, recipient, portal),
        messageId: `<${message.id}@${/@([^\s<>@]+)/.exec(from)?.[1] ?? 'ioc'}>`, headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'sent' };
    } catch (error) {
      return { kind: isForGood(error) ? 'refused' : 'later', reason: reasonOf(error) };
    }
  }
}
