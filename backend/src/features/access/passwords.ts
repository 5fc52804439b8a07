import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters OWASP names as least: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

let decoy: Promise<string> | null = null;

/** Takes as long for somebody who does not exist as for somebody who does, so that time tells nothing. */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password nobody has');
  const matches = await verify(storedHash ?? (await decoy), password.normalize('NFC'));
  return storedHash !== null && matches;
}
