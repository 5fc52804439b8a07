/** A mail server and a receiver of webhooks as they are on the other side, over real connections. */
import { createHmac } from 'node:crypto';
import { createServer as createHttpServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { webhookHeaders } from '@ioc/shared/channels';

export interface ReceivedMail {
  to: string;
  raw: string;
  messageId: string;
  subject: string;
  text: string;
  html: string;
}

export interface MailServer {
  url: string;
  mails: ReceivedMail[];
  /** The answer to RCPT or DATA instead of yes; null = all is taken. */
  refusal: { at: 'RCPT' | 'DATA'; answer: string } | null;
  close(): Promise<void>;
}

const portOf = (server: { address(): string | AddressInfo | null }): number => (server.address() as AddressInfo).port;
const words = (text: string): string => text.replace(/=\?UTF-8\?([QB])\?([^?]*)\?=\s*/gi, (_, kind: string, coded: string) =>
  kind.toUpperCase() === 'B' ? Buffer.from(coded, 'base64').toString() : quoted(coded.replaceAll('_', ' ')));
const quoted = (text: string): string => Buffer.from(text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString();
const header = (raw: string, name: string): string => words((new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'mi').exec(raw)?.[1] ?? '').replace(/\r\n[ \t]/g, ' '));

function partOf(raw: string, type: string): string {
  const part = raw.split(/\r\n--[^\r\n]+/).find((each) => each.includes(`Content-Type: ${type}`)) ?? '';
  const [head = '', ...body] = part.trimStart().split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  return /base64/i.test(head) ? Buffer.from(text, 'base64').toString() : /quoted-printable/i.test(head) ? quoted(text) : text;
}

/** Speaks as much SMTP as a client needs. */
export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setEncoding('utf8');
    let [buffer, to, isData] = ['', '', false];
    const say = (line: string) => socket.write(`${line}\r\n`);
    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      const refused = mailServer.refusal?.at === verb ? mailServer.refusal.answer : null;
      if (verb === 'EHLO' || verb === 'HELO') say('250 mail.test');
      else if (refused !== null) say(refused);
      else if (verb === 'RCPT') {
        to = /<([^>]*)>/.exec(line)?.[1] ?? '';
        say('250 OK');
      } else if (verb === 'DATA') {
        isData = true;
        say('354 go on');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say('250 OK');
    };
    socket.on('data', (chunk) => {
      buffer += String(chunk);
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (!isData) {
          command(part);
          continue;
        }
        isData = false;
        mailServer.mails.push({ to, raw: part, messageId: header(part, 'Message-ID'), subject: header(part, 'Subject'), text: partOf(part, 'text/plain'), html: partOf(part, 'text/html') });
        say('250 taken');
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    say('220 mail.test');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${portOf(server)}`, mails: [], refusal: null,
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
  return mailServer;
}

export interface ReceivedCall {
  headers: IncomingHttpHeaders;
  path: string;
  body: string;
}

export interface Receiver {
  url: string;
  calls: ReceivedCall[];
  answer: (response: ServerResponse, call: ReceivedCall) => void;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const server = createHttpServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part) => { body += String(part); }).on('end', () => {
      const call = { headers: request.headers, path: request.url ?? '', body };
      receiver.calls.push(call);
      receiver.answer(response, call);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${portOf(server)}`, calls: [], answer: (response) => response.end('ok'),
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
  return receiver;
}

/** What a receiver does before it believes a call, as docs/api.md tells it to. */
export function isGenuine({ headers, body }: ReceivedCall, secret: string, now: Date): boolean {
  const timestamp = String(headers[webhookHeaders.timestamp]);
  const expected = `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
  return headers[webhookHeaders.signature] === expected && Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= 300;
}
