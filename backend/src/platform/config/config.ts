import { mostChanged } from '@ioc/shared/task-change-sets';
import { maxReadings } from '@ioc/shared/telemetry';
import { z } from 'zod';

const flag = z.stringbool();
/** What the map can read: a template of tiles or an archive, on the portal itself or on a host of the installation. */
const isBasemap = (url: string): boolean =>
  /^(https?:\/\/|\/)/.test(url) && (/\.pmtiles($|\?)/.test(url) || ['{z}', '{x}', '{y}'].every((part) => url.includes(part)));
const basemap = z.string().refine(isBasemap, 'begins with https:// or /, and either holds {z}, {x} and {y} or ends in .pmtiles');
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const mailFrom = /^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

/**
 * Every setting, with its default and what it is for. `docs/operate/settings.md` is checked against this table.
 * A wrong or unknown IOC_ variable stops the start with a list, so that a slip of the pen is not silently a default.
 */
const settings = {
  NODE_ENV: { schema: z.enum(['development', 'production', 'test']).default('development'), says: 'production refuses the embedded database unless IOC_ALLOW_EMBEDDED is set' },
  PORT: { schema: whole(0, 65_535).default(3000), says: 'port for web, API and sockets' },
  HOST: { schema: z.string().min(1).default('127.0.0.1'), says: 'address to listen on; 0.0.0.0 opens it to the network' },
  DATABASE_URL: { schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(), says: 'PostgreSQL 15+ with PostGIS 3.3+; without it the embedded database is used' },
  IOC_DATA_DIR: { schema: z.string().min(1).default('.data'), says: 'folder of the embedded database and of generated secrets' },
  IOC_ALLOW_EMBEDDED: { schema: flag.default(false), says: 'allow the embedded database with NODE_ENV=production' },
  IOC_DEMO: { schema: flag.optional(), says: 'load the demo province into an empty database and allow the simulator (default: on without DATABASE_URL)' },
  IOC_SIMULATE: { schema: flag.optional(), says: 'run the simulator inside the server (default: same as IOC_DEMO)' },
  IOC_PUBLIC_URL: { schema: z.url().optional(), says: 'the address people use; an https address makes cookies Secure' },
  IOC_TRUST_PROXY: { schema: z.string().optional(), says: 'addresses of reverse proxies whose X-Forwarded-For is believed, comma separated' },
  IOC_BASEMAP_URL: { schema: basemap.optional(), says: 'own base map: tile template with {z}/{x}/{y}, or the address of a .pmtiles file; /maps/… is the folder maps in IOC_DATA_DIR' },
  IOC_BASEMAP_ATTRIBUTION: { schema: z.string().max(200).optional(), says: 'whose map that is' },
  IOC_LOG_LEVEL: { schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'), says: 'how much is logged' },
  IOC_WEB_DIR: { schema: z.string().optional(), says: 'folder of the built web pages (default: the one built with the product)' },
  IOC_POOL_SIZE: { schema: whole(2, 100).default(10), says: 'database connections' },
  IOC_DATABASE_TIMEOUT_MS: { schema: whole(200, 60_000).default(2_500), says: 'longest wait for a database connection before a request is answered with 503; a server that answers nothing is given up after 0.6 times as long' },
  IOC_REQUEST_TIMEOUT_MS: { schema: whole(500, 60_000).default(4_000), says: 'longest time a request may take before it is answered with 503 and taken back; also the longest single statement of a job' },
  IOC_LONG_REQUEST_SECONDS: { schema: whole(1, 3_600).default(300), says: 'the same for the few that are long by nature: applying an import, exports, reports, sending a file' },
  IOC_HEADERS_TIMEOUT_SECONDS: { schema: whole(1, 600).default(15), says: 'a connection whose headers have not arrived after so long is given up' },
  IOC_BODY_TIMEOUT_SECONDS: { schema: whole(1, 3_600).default(60), says: 'the same for the body of a request, but for a file' },
  IOC_UPLOAD_TIMEOUT_SECONDS: { schema: whole(1, 86_400).default(600), says: 'longest time any request, files too, may take to arrive' },
  IOC_BODY_LIMIT_BYTES: { schema: whole(1_000, 100_000_000).default(1_000_000), says: 'largest JSON body' },
  IOC_IMPORT_LIMIT_BYTES: { schema: whole(1_000, 500_000_000).default(20_000_000), says: 'largest file of an import' },
  IOC_IMPORT_MAX_ROWS: { schema: whole(1, 1_000_000).default(50_000), says: 'most rows of an import' },
  IOC_IMPORT_MAX_TASKS: { schema: whole(1, 10_000).default(1_000), says: 'most tasks in one file of an import' },
  IOC_EXPORT_MAX_ROWS: { schema: whole(1, 1_000_000).default(200_000), says: 'most rows of an export of the registry' },
  IOC_REPORT_MAX_ROWS: { schema: whole(1, 100_000).default(20_000), says: 'most tasks of a report; a longer one is refused' },
  IOC_INGEST_MAX_READINGS: { schema: whole(1, maxReadings).default(maxReadings), says: 'most readings of one request; no more than the default, which is part of the interface' },
  IOC_CHANGE_SET_TASKS: { schema: whole(1, mostChanged).default(mostChanged), says: 'most tasks changed at once; no more than the default, which is part of the interface' },
  IOC_ALARM_BOARD: { schema: whole(10, 5_000).default(300), says: 'most alarms on the board; the others are counted and in the list' },
  IOC_MAP_TASKS: { schema: whole(1, 50_000).default(5_000), says: 'most tasks on the map; the map says that there are more' },
  IOC_FILES_DIR: { schema: z.string().min(1).optional(), says: 'folder of attached files, one for all nodes (default: files in IOC_DATA_DIR)' },
  IOC_FILE_LIMIT_BYTES: { schema: whole(1_000, 500_000_000).default(20_000_000), says: 'largest attached file' },
  IOC_FILES_PER_STEP: { schema: whole(1, 100).default(20), says: 'most files of one report or submission' },
  IOC_FILES_WAITING: { schema: whole(1, 10_000).default(100), says: 'most files of one person that belong to no report yet' },
  IOC_UPLOADS_AT_ONCE: { schema: whole(1, 100).default(6), says: 'most files one person sends at the same time to one node' },
  IOC_ARCHIVE_ENTRIES: { schema: whole(1, 100_000).default(2_000), says: 'most parts inside a document or a spreadsheet, which are archives' },
  IOC_ARCHIVE_BYTES: { schema: whole(1_000, 4_000_000_000).default(200_000_000), says: 'largest content of such a file when unpacked' },
  IOC_ARCHIVE_RATIO: { schema: whole(2, 10_000).default(100), says: 'how many times larger than the file its content may be' },
  IOC_UPLOAD_STALL_SECONDS: { schema: whole(1, 600).default(20), says: 'an upload that sends nothing for so long is given up' },
  IOC_SESSION_IDLE_MINUTES: { schema: whole(1, 10_000).default(480), says: 'a session unused for so long ends' },
  IOC_SESSION_HOURS: { schema: whole(1, 168).default(12), says: 'a session ends after so long in any case' },
  IOC_SIGN_IN_ATTEMPTS: { schema: whole(1, 1_000).default(5), says: 'wrong passwords in a row from one address for one account before it has to wait' },
  IOC_SIGN_IN_WAIT_SECONDS: { schema: whole(1, 86_400).default(60), says: 'first wait after too many wrong passwords; it doubles each time' },
  IOC_SIGN_IN_LONGEST_WAIT_SECONDS: { schema: whole(1, 86_400).default(900), says: 'longest such wait' },
  IOC_REQUESTS_PER_MINUTE: { schema: whole(10, 1_000_000).default(3_000), says: 'requests of one person or one address in a minute' },
  IOC_SOCKETS_PER_USER: { schema: whole(1, 1_000).default(20), says: 'open sockets of one person' },
  IOC_SOCKET_QUESTIONS: { schema: whole(5, 10_000).default(30), says: 'questions a socket may have asked beyond one a second before it is cut' },
  IOC_SOCKET_FRAME_BYTES: { schema: whole(100, 1_000_000).default(65_536), says: 'largest frame a socket may send' },
  IOC_SOCKET_QUEUE: { schema: whole(4, 10_000).default(64), says: 'packets waiting for a socket before it is paused (it catches up later)' },
  IOC_SOCKET_STALL_SECONDS: { schema: whole(1, 300).default(10), says: 'a socket that reads nothing for so long is cut' },
  IOC_CATCH_UP_EVENTS: { schema: whole(10, 100_000).default(5_000), says: 'most events a returning client is sent one by one; beyond it reloads' },
  IOC_EVENT_DAYS: { schema: whole(1, 3_650).default(400), says: 'days the event log is kept, and with it the history of edits' },
  IOC_TICK_MS: { schema: whole(5, 5_000).default(50), says: 'shortest time between two packets to the same audience' },
  IOC_REMINDER_SECONDS: { schema: whole(1, 86_400).default(60), says: 'how often tasks are looked through for reminders' },
  IOC_RECURRENCE_SECONDS: { schema: whole(1, 86_400).default(60), says: 'how often templates are looked through for tasks whose time has come round' },
  IOC_SMTP_URL: { schema: z.url({ protocol: /^smtps?$/ }).optional(), says: 'mail server, smtp(s)://user:password@host:port; without it no e-mail is sent. Needs IOC_MAIL_FROM and IOC_PUBLIC_URL' },
  IOC_MAIL_FROM: { schema: z.string().max(200).regex(mailFrom, 'is an address, or a name and an <address>').optional(), says: 'sender of e-mails: an address, or a name and an <address>' },
  IOC_WEBHOOK_HOSTS: { schema: z.string().optional(), says: 'hosts, addresses or networks (10.0.0.0/8) inside the own network that webhooks may call, comma separated' },
  IOC_OUTBOX_SECONDS: { schema: whole(1, 86_400).default(5), says: 'how often messages that wait for e-mail and webhooks are looked for' },
  IOC_SEND_TIMEOUT_SECONDS: { schema: whole(1, 60).default(10), says: 'longest wait for a mail server or the receiver of a webhook' },
  IOC_DISK_WARNING_PERCENT: { schema: whole(1, 99).default(85), says: 'how full a disk may be before /readyz calls it degraded' },
  IOC_QUEUE_WARNING_EVENTS: { schema: whole(1, 10_000_000).default(10_000), says: 'events whose consequences are not drawn yet before /readyz calls the queue degraded' },
  IOC_QUEUE_STUCK_SECONDS: { schema: whole(1, 86_400).default(300), says: 'how long the first of them may wait before /readyz calls the queue down' },
  IOC_SILENCE_SECONDS: { schema: whole(1, 3_600).default(5), says: 'how often silent devices are looked for' },
} as const;

type Settings = typeof settings;
export type Config = { readonly [Key in keyof Settings]: z.infer<Settings[Key]['schema']> } & {
  readonly demo: boolean;
  readonly simulate: boolean;
  readonly secureCookies: boolean;
};

/** Name, default and purpose of every setting, for the documentation and its check. */
export const limitTable = Object.entries(settings).map(([name, { schema, says }]) => {
  const parsed = schema.safeParse(undefined);
  return { name, byDefault: parsed.success && parsed.data !== undefined ? String(parsed.data) : '–', says };
});

/** @throws Error naming every wrong or unknown variable */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const wrong: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { schema }] of Object.entries(settings)) {
    const given = env[name] === '' ? undefined : env[name];
    const parsed = schema.safeParse(given);
    if (parsed.success) values[name] = parsed.data;
    else wrong.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`);
  }
  for (const name of Object.keys(env)) {
    if (name.startsWith('IOC_') && !(name in settings)) wrong.push(`${name}: there is no such setting`);
  }
  if (wrong.length > 0) throw new Error(`The settings are not right:\n  ${wrong.join('\n  ')}`);
  const read = values as { [Key in keyof Settings]: z.infer<Settings[Key]['schema']> };
  if (read.NODE_ENV === 'production' && !read.DATABASE_URL && !read.IOC_ALLOW_EMBEDDED) {
    throw new Error(
      'The embedded database is for evaluation and small single-machine sites. In production set DATABASE_URL to a ' +
        'PostgreSQL server, or IOC_ALLOW_EMBEDDED=true if you accept one machine and scheduled backups.',
    );
  }
  if (read.IOC_SMTP_URL && !(read.IOC_MAIL_FROM && read.IOC_PUBLIC_URL)) throw new Error('The settings are not right:\n  IOC_SMTP_URL: needs IOC_MAIL_FROM and IOC_PUBLIC_URL as well');
  const demo = read.IOC_DEMO ?? !read.DATABASE_URL;
  return { ...read, demo, simulate: read.IOC_SIMULATE ?? demo, secureCookies: read.IOC_PUBLIC_URL?.startsWith('https:') ?? false };
}
