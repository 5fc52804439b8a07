import type { FileKind } from '@ioc/shared/attachments';

/** What the first bytes say. `zip` is looked into, `text` is read to its end before it is believed. */
export type Signature =
  | { is: 'kind'; kind: Exclude<FileKind, 'docx' | 'xlsx' | 'odt' | 'text'> }
  | { is: 'zip' }
  | { is: 'text' }
  | { is: 'runs'; found: string }
  | { is: 'other'; found: string };

/** So much of the beginning is needed to tell. */
export const headBytes = 4_096;

const others: readonly (readonly [name: string, hex: string])[] = [
  ['DOC/XLS', 'd0cf11e0a1b11ae1'], ['GIF', '47494638'], ['RAR', '526172211a07'], ['7-Zip', '377abcaf271c'], ['GZIP', '1f8b'], ['EXE', '4d5a'],
  ['ELF', '7f454c46'], ['BMP', '424d'], ['TIFF', '49492a00'], ['TIFF', '4d4d002a'], ['MP3', '494433'], ['RTF', '7b5c727466'], ['SQLite', '53514c697465'],
];

const ascii = (head: Buffer, from: number, to: number): string => head.subarray(from, to).toString('latin1');

/** Decided by content alone, and only at the very beginning: a signature further in is how one file is made to look like two. */
export function signatureOf(head: Buffer): Signature {
  const hex = head.subarray(0, 16).toString('hex');
  if (hex.startsWith('255044462d')) return { is: 'kind', kind: 'pdf' };
  if (/^ffd8ff[c-f]/.test(hex)) return { is: 'kind', kind: 'jpeg' };
  if (hex.startsWith('89504e470d0a1a0a') && ascii(head, 12, 16) === 'IHDR') return { is: 'kind', kind: 'png' };
  if (ascii(head, 0, 4) === 'RIFF') return ascii(head, 8, 12) === 'WEBP' && /^VP8[ LX]$/.test(ascii(head, 12, 16)) ? { is: 'kind', kind: 'webp' } : { is: 'other', found: 'RIFF' };
  if (hex.startsWith('504b0304')) return { is: 'zip' };
  if (ascii(head, 4, 8) === 'ftyp') return { is: 'other', found: /^(hei|hev|mif|msf)/.test(ascii(head, 8, 12)) ? 'HEIC' : 'MP4' };
  const other = others.find(([, signature]) => hex.startsWith(signature));
  if (other) return { is: 'other', found: other[0] };
  const markup = markupIn(head.toString('latin1').replaceAll('\0', ''));
  if (markup !== null) return { is: 'runs', found: markup };
  return { is: 'text' };
}

/** Markup that a browser would run or follow, at the beginning of a text or anywhere in it. */
export function markupIn(text: string): string | null {
  if (/<svg[\s>/]/i.test(text)) return 'SVG';
  if (/<(!doctype\s+html|html|head|body|script|iframe|object|embed|form|meta|base|link|style)[\s>/]|javascript:/i.test(text)) return 'HTML';
  if (/<(\?xml|\?php|!doctype|!entity|xsl:)/i.test(text)) return 'XML';
  return /^[\s\ufeff\xef\xbb\xbf]*<[a-z!?]/i.test(text) ? 'HTML' : null;
}

/** Characters that no text a person wrote holds. */
export const isText = (text: string): boolean => !/[^\P{Cc}\t\n\r\f]|[\ufffe\uffff]/u.test(text);

const openDocumentText = 'application/vnd.oasis.opendocument.text';

/** What an archive is, by the parts an office program would open. The mimetype of OpenDocument lies first and unpacked. */
export function documentKind(names: readonly string[], head: Buffer): 'docx' | 'xlsx' | 'odt' | null {
  const has = (name: string) => names.includes(name);
  if (ascii(head, 30, 38) === 'mimetype') {
    return ascii(head, 38, 38 + head.readUInt32LE(22)) === openDocumentText && has('content.xml') ? 'odt' : null;
  }
  if (!has('[Content_Types].xml')) return null;
  const [isWord, isExcel] = [has('word/document.xml'), has('xl/workbook.xml')];
  if (isWord === isExcel) return null;
  return isWord ? 'docx' : 'xlsx';
}
