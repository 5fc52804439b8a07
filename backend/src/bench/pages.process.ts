/** People who turn pages: each asks again as soon as the answer is there, over one connection that stays open. */
import { connect } from 'node:net';
import { answerQuestions } from './product.js';

export interface PagesQuestion {
  /** Asked for in turn. */
  urls: string[];
  cookie: string;
  connections: number;
  seconds: number;
}

export interface Pages {
  perSecond: number;
  p50: number;
  p95: number;
  /** Answers other than 200. */
  failed: number;
}

const endOfHead = '\r\n\r\n';

/** Counts bytes and parses nothing: a browser reads its page on a machine of its own, this one shares two cores with the server. */
function turnPages({ hostname, port }: URL, next: () => Buffer, until: number, times: number[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname).setNoDelay(true);
    let [askedAt, head, left, failed] = [0, '', -1, 0];
    const ask = (): void => {
      [askedAt, head, left] = [performance.now(), '', -1];
      socket.write(next());
    };
    socket.on('connect', ask).on('error', reject).on('data', (bytes) => {
      if (left >= 0) left -= bytes.length;
      else {
        head += bytes.toString('latin1');
        const end = head.indexOf(endOfHead);
        if (end < 0) return;
        const length = /^content-length: (\d+)/im.exec(head.slice(0, end))?.[1];
        if (length === undefined) return void socket.destroy(new Error('an answer without its length'));
        if (!head.startsWith('HTTP/1.1 200')) failed += 1;
        left = Number(length) - (head.length - end - endOfHead.length);
      }
      if (left > 0) return;
      times.push(performance.now() - askedAt);
      if (performance.now() < until) ask();
      else socket.end(() => resolve(failed));
    });
  });
}

answerQuestions<PagesQuestion>(async (question) => {
  const times: number[] = [];
  const started = performance.now();
  const until = started + question.seconds * 1_000;
  const requests = question.urls.map((url) => {
    const { host, pathname, search } = new URL(url);
    return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${question.cookie}\r\n\r\n`);
  });
  let asked = 0;
  const next = (): Buffer => requests[(asked += 1) % requests.length] as Buffer;
  const where = new URL(question.urls[0] ?? '');
  const failed = await Promise.all(Array.from({ length: question.connections }, () => turnPages(where, next, until, times)));
  const seconds = (performance.now() - started) / 1_000;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), failed: failed.reduce((sum, count) => sum + count, 0) } satisfies Pages;
});
