import { groupOf, noticeGroupNames, noticeGroups } from '@ioc/shared/channels';
import { noticeTitles } from '@ioc/shared/notifications';
import { timeZone } from '@ioc/shared/time';
import type { Locale, Words } from '@ioc/shared/words';
import type { ChannelMessage, Recipient } from './channel.port.js';
import { noticeLink, preferencesLink } from './links.js';

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

const says = {
  dear: { vi: 'Kính gửi', en: 'Dear' },
  due: { vi: 'Hạn hoàn thành', en: 'Due' },
  by: { vi: 'Người thao tác', en: 'By' },
  open: { vi: 'Xem nhiệm vụ', en: 'Open the task' },
  removed: { vi: 'Ý kiến này đã được gỡ.', en: 'This comment was removed.' },
  openTemplate: { vi: 'Xem mẫu nhiệm vụ', en: 'Open the template' },
  digest: { vi: 'Bản tin nhiệm vụ', en: 'Daily digest of tasks' },
  count: { vi: 'thông báo', en: 'notifications' },
  trial: { vi: 'Thư thử kênh thông báo', en: 'Trial of the e-mail channel' },
  trialText: { vi: 'Đây là thư thử. Máy chủ thư của cổng điều hành đang hoạt động.', en: 'This is a trial. The mail server of the portal works.' },
  footer: { vi: 'Thư do Cổng điều hành IOC gửi tự động, xin không trả lời.', en: 'Sent by the IOC portal; please do not answer.' },
  choose: { vi: 'Chọn cách nhận thông báo', en: 'Choose how you are told' },
} as const satisfies Record<string, Words>;

const parts = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
/** dd/MM/yyyy HH:mm, as offices write it. */
export const moment = (at: string): string => parts.format(new Date(at)).replace(', ', ' ');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Block {
  heading: string | null;
  lines: string[];
  link: { label: string; url: string } | null;
}

function blockOf({ at, code, taskId, templateId, params }: ChannelMessage['notices'][number], locale: Locale, portal: string): Block {
  const url = noticeLink(portal, { taskId, templateId });
  return {
    heading: `${noticeTitles[code][locale]} · ${moment(at)}`,
    lines: [
      `${params.code}: ${oneLine(params.title)}`,
      ...(params.dueAt === null ? [] : [`${says.due[locale]}: ${moment(params.dueAt)}`]),
      ...(params.byName === null ? [] : [`${says.by[locale]}: ${params.byName}`]),
      ...(params.text !== null ? [`“${oneLine(params.text)}”`] : groupOf[code] === 'comments' ? [says.removed[locale]] : []),
    ],
    link: url === null ? null : { label: says[taskId === null ? 'openTemplate' : 'open'][locale], url },
  };
}

/** What a message says, as text and as simple HTML without anything from elsewhere. A digest is ordered by kind. */
export function mailOf({ isTest, isDigest, notices }: ChannelMessage, { fullName, locale }: Pick<Recipient, 'fullName' | 'locale'>, portal: string): Mail {
  const greeting = `${says.dear[locale]} ${fullName},`;
  const [first] = notices;
  const body: Block[] = isTest
    ? [{ heading: null, lines: [says.trialText[locale]], link: null }]
    : isDigest
      ? noticeGroups.flatMap((group) => {
        const inGroup = notices.filter(({ code }) => groupOf[code] === group);
        const title = `${noticeGroupNames[group][locale]} (${inGroup.length})`.toLocaleUpperCase('vi');
        return inGroup.length === 0 ? [] : [{ heading: title, lines: [], link: null }, ...inGroup.map((one) => blockOf(one, locale, portal))];
      })
      : notices.map((one) => blockOf(one, locale, portal));
  const subject = isTest ? says.trial[locale]
    : isDigest || !first ? `${says.digest[locale]}: ${notices.length} ${says.count[locale]}`
      : `${noticeTitles[first.code][locale]}: ${first.params.code} ${first.params.title}`;
  const choose = preferencesLink(portal) ?? portal;
  return {
    subject: oneLine(`[IOC] ${subject}`).slice(0, 200),
    text: [greeting, ...body.map(textOf), `-- \n${says.footer[locale]}\n${says.choose[locale]}: ${choose}`].join('\n\n'),
    html: [
      `<!doctype html><html lang="${locale}"><body style="font-family:Arial,sans-serif;font-size:15px;line-height:1.5;color:#1a1a1a;max-width:640px">`,
      `<p>${escaped(greeting)}</p>`, ...body.map(htmlOf),
      `<hr><p style="font-size:13px;color:#555">${escaped(says.footer[locale])} <a href="${escaped(choose)}">${escaped(says.choose[locale])}</a></p></body></html>`,
    ].join('\n'),
  };
}

const textOf = ({ heading, lines, link }: Block): string => [...(heading === null ? [] : [heading]), ...lines, ...(link ? [`${link.label}: ${link.url}`] : [])].join('\n');

const htmlOf = ({ heading, lines, link }: Block): string =>
  `<p>${[...(heading === null ? [] : [`<strong>${escaped(heading)}</strong>`]), ...lines.map(escaped), ...(link ? [`<a href="${escaped(link.url)}">${escaped(link.label)}</a>`] : [])].join('<br>')}</p>`;
