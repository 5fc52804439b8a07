import type { Role } from '@ioc/shared/access';

/** One login for each role that signs in on the screen, and a second officer whose scope is an enterprise and not a place. */
export const demoLogins: readonly { username: string; role: Role; who: string }[] = [
  { username: 'operator', role: 'operator', who: 'trực ban / operator' },
  { username: 'manager', role: 'manager', who: 'lãnh đạo IOC / manager' },
  { username: 'leader', role: 'leader', who: 'lãnh đạo tỉnh / leader of the province' },
  { username: 'xa.baolac', role: 'unit_officer', who: 'cán bộ xã Bảo Lạc / commune officer' },
  { username: 'lanhdao.xa.baolac', role: 'unit_leader', who: 'lãnh đạo xã Bảo Lạc / commune leader' },
  { username: 'viettel', role: 'unit_officer', who: 'nhà mạng / telecom operator' },
  { username: 'auditor', role: 'auditor', who: 'kiểm tra / auditor' },
  { username: 'admin', role: 'admin', who: 'quản trị / administrator' },
];

const widest = Math.max(...demoLogins.map(({ username }) => username.length));

export interface Announced {
  url: string;
  seconds: number;
  /** Of everybody in the demo; null where there is none, or where it was started without its file. */
  password: string | null;
}

/** What whoever started the portal reads: where it is and, in a demonstration, who may sign in. */
export function announcement({ url, seconds, password }: Announced): string {
  const lines = ['', `  IOC  ${url}   (${seconds.toFixed(1)} s)`];
  if (password !== null) {
    lines.push('', '  DỮ LIỆU MÔ PHỎNG – tỉnh Cao Bằng / synthetic data', '');
    for (const { username, who } of demoLogins) lines.push(`  ${username.padEnd(widest)}  ${password}   ${who}`);
  }
  return `${lines.join('\n')}\n\n`;
}
