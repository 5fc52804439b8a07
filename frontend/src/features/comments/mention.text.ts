import { piecesOf, type Mention, type TaskPerson } from '@ioc/shared/comments';

const letter = /[\p{L}\p{M}\p{N}]/u;

/** What is being typed after an @, up to the cursor: where it began, and what it looks for. Null = nobody is being mentioned. */
export function lookedFor(text: string, cursor: number): { from: number; q: string } | null {
  const from = text.lastIndexOf('@', cursor - 1);
  if (from < 0 || (from > 0 && letter.test(text[from - 1] ?? ''))) return null;
  const q = text.slice(from + 1, cursor);
  return q.length > 40 || /[\n\r@]|\s\s|^\s/.test(q) ? null : { from, q };
}

/** Under which name somebody stands in the text: with the office, where another of the same name is mentioned already. */
export function nameFor({ id, name, orgName }: TaskPerson, known: readonly Mention[]): string {
  return known.some((other) => other.name === name && other.id !== id) ? `${name} (${orgName ?? id.slice(0, 4)})` : name;
}

/** Names as they were typed become the ids under which they are kept. The longest first: one name may begin another. */
export function toWire(text: string, known: readonly Mention[]): string {
  const byLength = [...known].sort((a, b) => b.name.length - a.name.length);
  let wire = '';
  for (let at = 0; at < text.length; ) {
    const named = text[at] === '@' ? byLength.find(({ name }) => text.startsWith(name, at + 1) && !letter.test(text[at + 1 + name.length] ?? '')) : undefined;
    wire += named ? `<@${named.id}>` : (text[at] ?? '');
    at += named ? named.name.length + 1 : 1;
  }
  return wire;
}

/** The other way round, to go on writing. */
export const toTyped = (wire: string, mentions: readonly Mention[]): string =>
  piecesOf(wire, mentions).map((piece) => ('text' in piece ? piece.text : `@${piece.mention.name}`)).join('');
