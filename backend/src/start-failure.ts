import { once } from 'node:events';
import { statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import type { Config } from '#platform/config';

type Where = Pick<Config, 'HOST' | 'PORT' | 'IOC_DATA_DIR' | 'DATABASE_URL'>;

/** What is wrong, in both languages of the portal, because nobody has signed in yet and chosen one. */
interface Sentence {
  vi: string;
  en: string;
}

interface SystemError extends NodeJS.ErrnoException {
  hostname?: string;
  /** Who holds the data folder. */
  pid?: number;
}

/** Nothing is broken; somebody has to do something first, and the message says what. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** Asked before anything is opened or written: a taken port is the commonest reason not to start. */
export async function checkAddress({ HOST, PORT }: Where): Promise<void> {
  const probe = createServer().listen(PORT, HOST);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}

const advice = 'PORT=3001 npm start';

/** One segment of the write-ahead log and a little: with less than that the database cannot go on. */
const leastFreeBytes = 20_000_000;

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function ofListening(code: string, { HOST, PORT }: Where): Sentence | null {
  switch (code) {
    case 'EADDRINUSE':
      return {
        vi: `Cổng ${PORT} đang được sử dụng, có thể do hệ thống này đã chạy sẵn. Dừng chương trình đó hoặc chọn cổng khác: ${advice}`,
        en: `Port ${PORT} is in use, perhaps by a portal that runs already. Stop that program or choose another port: ${advice}`,
      };
    case 'EACCES':
      return {
        vi: `Không được phép mở cổng ${PORT}. Chọn cổng từ 1024 trở lên: ${advice}`,
        en: `Port ${PORT} may not be opened by this user. Choose one from 1024 upwards: ${advice}`,
      };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return {
        vi: `Máy này không có địa chỉ ${HOST}. Sửa HOST; 127.0.0.1 là chỉ máy này, 0.0.0.0 là mọi địa chỉ của máy.`,
        en: `This machine has no address ${HOST}. Correct HOST; 127.0.0.1 is this machine alone, 0.0.0.0 all its addresses.`,
      };
    default:
      return null;
  }
}

function ofFolder(code: string, folder: string): Sentence | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100':
      return {
        vi: `Ổ đĩa chứa thư mục dữ liệu ${folder} đã đầy. Giải phóng dung lượng rồi khởi động lại; dữ liệu đã ghi không mất.`,
        en: `The disk of the data folder ${folder} is full. Make room and start again; nothing that was stored is lost.`,
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        vi: `Không ghi được vào thư mục dữ liệu ${folder}. Cấp quyền ghi cho người dùng này hoặc đặt IOC_DATA_DIR là thư mục khác.`,
        en: `The data folder ${folder} cannot be written. Let this user write there, or set IOC_DATA_DIR to another folder.`,
      };
    case 'ENOTDIR':
    case 'EEXIST':
      return {
        vi: `Đường dẫn ${folder} không phải là thư mục. Đặt IOC_DATA_DIR là một thư mục.`,
        en: `${folder} is not a folder. Set IOC_DATA_DIR to a folder.`,
      };
    default:
      return null;
  }
}

/** The address without the password that stands in it. */
function hostOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function ofDatabase(code: string, url: string): Sentence | null {
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', '57P03'].includes(code)) {
    return {
      vi: `Không kết nối được cơ sở dữ liệu ${hostOf(url)} (${code}). Kiểm tra máy chủ PostgreSQL và DATABASE_URL.`,
      en: `The database ${hostOf(url)} cannot be reached (${code}). Check the PostgreSQL server and DATABASE_URL.`,
    };
  }
  // Wrong password, no such user, no such database, no right to connect.
  if (['28P01', '28000', '3D000', '42501'].includes(code)) {
    return {
      vi: `Cơ sở dữ liệu ${hostOf(url)} từ chối kết nối (${code}). Kiểm tra tên, mật khẩu và tên cơ sở dữ liệu trong DATABASE_URL.`,
      en: `The database ${hostOf(url)} refuses the connection (${code}). Check the user, the password and the database name in DATABASE_URL.`,
    };
  }
  return null;
}

function sentenceOf(error: SystemError, where: Where, freeBytes: typeof freeBytesOf): Sentence | null {
  const { code = '', syscall, hostname, path } = error;
  if (syscall === 'listen' || hostname === where.HOST) return ofListening(code, where);
  const ofServer = where.DATABASE_URL ? ofDatabase(code, where.DATABASE_URL) : null;
  const folder = resolve(where.IOC_DATA_DIR);
  if (error.name === 'EmbeddedInUse') {
    return { vi: `Thư mục dữ liệu ${folder} đang được tiến trình ${error.pid ?? '?'} sử dụng. Dừng tiến trình đó trước.`, en: error.message };
  }
  // The engine ends without a word when its disk is full.
  if (error.name === 'EmbeddedDied' && freeBytes(folder) < leastFreeBytes) return ofFolder('ENOSPC', folder);
  // A file of the program itself may be unreadable too; that is not about the data.
  return ofServer ?? (path === undefined || resolve(path).startsWith(folder) ? ofFolder(code, folder) : null);
}

/**
 * Why the portal cannot start or go on, for whoever sits at the keyboard: what is wrong and what to do. What nobody foresaw keeps
 * its stack.
 * @param where null when the settings themselves could not be read
 */
export function explainStart(error: unknown, where: Where | null, freeBytes = freeBytesOf): string {
  if (!(error instanceof Error)) return String(error);
  const foreseen = where && sentenceOf(error, where, freeBytes);
  if (foreseen) return `${foreseen.vi}\n${foreseen.en}`;
  const saysItself = where === null || error.name.startsWith('Embedded') || error instanceof StartRefused;
  return saysItself ? error.message : (error.stack ?? error.message);
}
