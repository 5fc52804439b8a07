import { fileForms, type FileKind } from '@ioc/shared/attachments';
import { cleanText } from '@ioc/shared/words';

const longestName = 150;
/** Names that a system of the person who downloads would take for something else than a file. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name as the person knows it: one Unicode form, one line, without folders, invisible characters or what a file
 * system does not take. It is shown and given back with the file; where the file lies it does not decide. Null when
 * nothing of it is left.
 */
export function fileNameOf(header: string | undefined): string | null {
  let text: string;
  try {
    text = decodeURIComponent(header ?? '');
  } catch {
    return null;
  }
  const name = cleanText(text.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return null;
  return reserved.test(name) ? `_${name}` : name;
}

/** The name with an ending that belongs to what the file is, so that nothing opens it as something else. */
export function nameFor(name: string, kind: FileKind): string {
  const { endings } = fileForms[kind];
  const known = endings.find((ending) => name.toLowerCase().endsWith(ending));
  const ending = known === undefined ? (endings[0] ?? '') : name.slice(-known.length);
  const stem = known === undefined ? name : name.slice(0, -known.length);
  return shortened(stem, longestName - ending.length) + ending;
}

/** By characters as people see them: half of one is not a name. */
function shortened(text: string, most: number): string {
  return text.length <= most ? text : [...text].reduce((kept, letter) => (kept.length + letter.length <= most ? kept + letter : kept), '').trimEnd();
}

/** RFC 6266: a plain name for old clients, the true one for all others. */
export function disposition(type: 'inline' | 'attachment', name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${type}; filename="${plain}"; filename*=UTF-8''${full}`;
}
