import { createHmac } from 'node:crypto';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Inject, Injectable } from '@nestjs/common';
import { longestReason, webhookHeaders, type WebhookCall } from '@ioc/shared/channels';
import { noticeTitles } from '@ioc/shared/notifications';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { CONFIG } from '#platform/http';
import { AddressRefused, CallableAddresses } from './addresses.js';
import { reasonOf, type ChannelMessage, type MessageChannel, type Outcome, type Recipient } from './channel.port.js';
import { noticeLink } from './links.js';

/** Asked to come back, or broken for now. Any other refusal of a call will be the same the next time. */
const isPassing = (status: number): boolean => status >= 500 || [408, 425, 429].includes(status);

/** A signed call to another system. Redirects are answers like any other and lead nowhere. */
@Injectable()
export class WebhookChannel implements MessageChannel {
  private readonly addresses: CallableAddresses;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.addresses = new CallableAddresses(config.IOC_WEBHOOK_HOSTS);
  }

  mayCall(url: string): boolean {
    return this.addresses.mayCall(new URL(url));
  }

  async send(message: ChannelMessage, recipient: Recipient): Promise<Outcome> {
    const url = new URL(recipient.address);
    if (!this.addresses.mayCall(url)) return { kind: 'refused', reason: 'channel.address-refused' };
    const body = Buffer.from(JSON.stringify(this.callOf(message, recipient)));
    try {
      const { status, text } = await this.post(url, body, this.headers(message.id, body, recipient.secret ?? ''));
      if (status >= 200 && status < 300) return { kind: 'sent' };
      return { kind: isPassing(status) ? 'later' : 'refused', reason: `HTTP ${status} ${text}`.trim() };
    } catch (error) {
      return { kind: error instanceof AddressRefused ? 'refused' : 'later', reason: error instanceof AddressRefused ? 'channel.address-refused' : reasonOf(error) };
    }
  }

  private callOf({ id, isTest, notices }: ChannelMessage, { username, locale }: Recipient): WebhookCall {
    return {
      delivery: id, isTest, recipient: { username },
      notices: notices.map(({ at, code, taskId, templateId, params }) => ({
        at, code, title: noticeTitles[code][locale], task: taskId === null ? null : { id: taskId, code: params.code, dueAt: params.dueAt },
        template: templateId === null ? null : { id: templateId, code: params.code }, url: noticeLink(this.config.IOC_PUBLIC_URL, { taskId, templateId }),
      })),
    };
  }

  private headers(id: string, body: Buffer, secret: string): Record<string, string> {
    const timestamp = String(Math.floor(this.clock.now().getTime() / 1_000));
    const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
    return {
      'content-type': 'application/json; charset=utf-8', 'content-length': String(body.length), 'user-agent': 'ioc-portal',
      [webhookHeaders.delivery]: id, [webhookHeaders.timestamp]: timestamp, [webhookHeaders.signature]: `v1=${signature}`,
    };
  }

  /** A connection of its own for each call: one that is kept open would pass by the judgement of the address. */
  private post(url: URL, body: Buffer, headers: Record<string, string>): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? secureRequest : plainRequest;
      const signal = AbortSignal.timeout(this.config.IOC_SEND_TIMEOUT_SECONDS * 1_000);
      const call = send(url, { method: 'POST', headers, agent: false, lookup: this.addresses.lookup, signal }, (answer) => {
        beginning(answer).then((text) => {
          answer.destroy();
          resolve({ status: answer.statusCode ?? 0, text });
        }, reject);
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}

/** As much of an answer as is kept; the rest is not even read. */
async function beginning(answer: IncomingMessage): Promise<string> {
  answer.setEncoding('utf8');
  let text = '';
  for await (const part of answer) {
    text += String(part);
    if (text.length >= longestReason) break;
  }
  return text.slice(0, longestReason).replace(/\s+/g, ' ');
}
