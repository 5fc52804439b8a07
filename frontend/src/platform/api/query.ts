/** Query strings in the portal's flat convention: lists by comma, attribute filters as `attr[name]=a,b`. */
type Plain = string | number | boolean | null | undefined;
export type QueryValue = Plain | readonly Plain[] | { readonly [name: string]: Plain | readonly Plain[] };
export type Query = { readonly [name: string]: QueryValue };

const isGroup = (value: QueryValue): value is { readonly [name: string]: Plain | readonly Plain[] } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSaid = (value: Plain): value is string | number | boolean => value !== undefined && value !== null && value !== '';

function written(value: Plain | readonly Plain[]): string {
  if (Array.isArray(value)) return value.filter(isSaid).join(',');
  return isSaid(value as Plain) ? String(value) : '';
}

/** `?a=1&b=x,y`, or nothing at all; what is empty is left out. */
export function queryString(query: Query = {}): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const entries: [string, Plain | readonly Plain[]][] = isGroup(value)
      ? Object.entries(value).map(([key, part]) => [`${name}[${key}]`, part])
      : [[name, value]];
    for (const [key, part] of entries) {
      const text = written(part);
      if (text) said.append(key, text);
    }
  }
  const text = said.toString();
  return text ? `?${text}` : '';
}
