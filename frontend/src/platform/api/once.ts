/**
 * The key of one deed. Every attempt to send it carries the same one, so that neither a double press nor another try after
 * a lost answer does it twice. Other content is another deed and needs a key of its own.
 */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const onceHeaders = (key: string) => ({ 'idempotency-key': key });
