/**
 * Names by which a PDF does something by itself, reaches out, or carries other files; `Encrypt` because its objects cannot
 * be looked into. The text of a page may hold such a name too: then the file is only handed over, which harms nobody.
 */
const acting =
  /\/(?:(?:JavaScript|Launch|OpenAction|EmbeddedFiles?|Filespec|RichMedia|XFA|SubmitForm|ImportData|GoTo[ER]|Rendition|Movie|Sound|Encrypt)(?![A-Za-z0-9_])|AA(?=[\0\s<%]))/;

/** A letter of a name may be written as its number: `/Java#53cript`. */
const plain = (text: string): string =>
  text.includes('#') ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

export const actsIn = (text: string): boolean => acting.test(plain(text));

/** Fields without texts, comments or fields inside: nothing in it can be taken for something else. */
const flat = /^<<[^<>()%]*>>[\0\s]*$/;
const onlyFlate = /\/Filter[\0\s]*(?:\[[\0\s]*\/(?:FlateDecode|Fl)[\0\s]*\]|\/(?:FlateDecode|Fl)(?=[\0\s/>]))/;
const packedObjects = /(?<=\/Type[\0\s]*)\/ObjStm(?![A-Za-z0-9_])/;
const unclear = /\/(?:DecodeParms|DP|F|FFilter)(?![A-Za-z0-9_])/;

/** Part of a file, and between which of its characters a name has to begin to be looked at now. */
export interface Part {
  text: string;
  from: number;
  to: number;
}

/**
 * Where in a part of a file the streams of packed objects begin.
 * @returns null when there is one that is packed or written in a way of its own
 */
export function objectStreamsIn({ text, from, to }: Part): number[] | null {
  const found: number[] = [];
  for (const { index } of text.matchAll(/\/(?:O|#4f)(?:b|#62)(?:j|#6a)(?:S|#53)(?:t|#74)(?:m|#6d)/gi)) {
    if (index < from || index >= to) continue;
    const stream = /(?<!end)stream[ \t]*(?:\r\n|\n|\r)/g;
    stream.lastIndex = index;
    const begins = stream.exec(text);
    const fields = plain(text.slice(Math.max(0, text.lastIndexOf('<<', index)), begins?.index ?? 0));
    const isKnown = flat.test(fields) && packedObjects.test(fields) && onlyFlate.test(fields) && !unclear.test(fields) && fields.split('/Filter').length === 2;
    if (begins === null || !isKnown) return null;
    found.push(begins.index + begins[0].length);
  }
  return found;
}
