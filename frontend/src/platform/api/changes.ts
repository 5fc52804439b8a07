/** Two people may edit different fields of one record; so only what was changed is sent. */
type Fields = { readonly [name: string]: unknown };

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
  }
  if (!isFields(left) || !isFields(right)) return false;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => isSame(left[name], right[name]));
}

export const changedFields = (next: Fields, previous: Fields | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(next).filter(([name, value]) => !previous || !isSame(value, previous[name])));
