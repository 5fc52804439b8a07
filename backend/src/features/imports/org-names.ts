/** Finding an organisation by what offices write: name, short name, code or a kept alias, whatever accents, dots and spaces. */
import { fold } from './values.js';

export interface NamedOrganisation {
  id: string;
  code: string;
  name: string;
  shortName: string;
  canLeadTask: boolean;
  aliases: readonly string[];
}

/** Written out or short: both are brought to the short form, word by word, so that they meet. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\buy ban nhan dan\b/g, 'ubnd'], [/\bub nd\b/g, 'ubnd'], [/\buy ban\b/g, 'ub'], [/\bmat tran to quoc\b/g, 'mttq'], [/\bvan phong\b/g, 'vp'],
  [/\bban quan ly\b/g, 'bql'], [/\bbo chi huy\b/g, 'bch'], [/\bthanh pho\b/g, 'tp'],
  [/^(ubnd )?x (?=\S)/, '$1xa '], [/^(ubnd )?p (?=\S)/, '$1phuong '],
];

const canonical = (text: string): string =>
  shortForms.reduce((words, [form, short]) => words.replace(form, short), fold(text)).split(' ').filter((word) => word !== 'va').join(' ');
const keyOf = (words: string): string => words.replaceAll(' ', '');
/** Under which texts are one: `Sở KH&CN` and `so kh va cn`. */
export const nameKey = (text: string): string => keyOf(canonical(text));
const kindOfCommune = /^(xa|phuong|dac khu|thi tran) /;

const withoutProvince = (words: string, province: string): string => words.replace(new RegExp(` ${province}$`), '').replace(/ tinh$/, '');

/** Forms nobody declared but everybody writes: without the province, a commune for its committee, `Sở KHCN`. */
function derivedForms(name: string, province: string): string[] {
  const bare = withoutProvince(canonical(name), province);
  const forms = [bare];
  if (bare.startsWith('ubnd ')) {
    const commune = bare.slice('ubnd '.length);
    const own = commune.replace(kindOfCommune, '');
    if (own !== commune) forms.push(commune, own, `ubnd ${own}`);
  }
  const [first, ...rest] = bare.split(' ');
  if (first === 'so' && rest.length > 1) forms.push(`so ${rest.map((word) => word.charAt(0)).join('')}`);
  return forms.filter((form) => form.length > 2);
}

export type Found = { id: string } | { id: null; candidates: readonly NamedOrganisation[] };

/** What is between two units in one cell; a comma may belong to a name ("Sở Văn hóa, Thể thao và Du lịch"). */
const separators = /[;\n\r]+/;
const bullet = /^\s*[-–+•*]+\s*/;

export class OrganisationNames {
  private readonly declared = new Map<string, Set<string>>();
  private readonly derived = new Map<string, Set<string>>();
  private readonly province: string;

  /** @param province as its own unit is called: "Tỉnh Cao Bằng" */
  constructor(
    private readonly organisations: readonly NamedOrganisation[],
    province: string,
  ) {
    this.province = canonical(province).replace(/^(tinh|tp) /, '');
    for (const { id, code, name, shortName, aliases } of organisations) {
      for (const form of [code, name, shortName, ...aliases]) put(this.declared, nameKey(form), id);
      for (const form of [name, shortName].flatMap((one) => derivedForms(one, this.province))) put(this.derived, keyOf(form), id);
    }
  }

  get(id: string): NamedOrganisation | undefined {
    return this.organisations.find((organisation) => organisation.id === id);
  }

  /** One organisation, or those it might be: two of one name are as unknown as none. */
  find(text: string): Found {
    const words = canonical(text);
    const keys = [keyOf(words), keyOf(withoutProvince(words, this.province))];
    const named = keys.map((key) => this.declared.get(key) ?? this.derived.get(key)).find(Boolean);
    const [only, ...others] = named ?? [];
    if (only !== undefined && others.length === 0) return { id: only };
    return { id: null, candidates: named ? this.organisations.filter(({ id }) => named.has(id)) : this.alike(text) };
  }

  /** The texts of a cell, each of which should be one unit. */
  textsOf(cell: string): string[] {
    const pieces = cell.split(separators).map((piece) => piece.replace(bullet, '').replace(/\s+/g, ' ').replace(/[.,\s]+$/, '').trim()).filter(Boolean);
    return [...new Set(pieces.flatMap((piece) => this.apart(piece)))];
  }

  /** Parts between commas are joined again as long as they make a name; the longest name wins. */
  private apart(piece: string): string[] {
    const parts = piece.split(',').map((part) => part.trim()).filter(Boolean);
    const texts: string[] = [];
    for (let start = 0; start < parts.length; ) {
      let end = parts.length;
      while (end > start + 1 && this.find(parts.slice(start, end).join(', ')).id === null) end -= 1;
      texts.push(parts.slice(start, end).join(', '));
      start = end;
    }
    return texts.some((text) => this.find(text).id !== null) ? texts : [piece];
  }

  /** By the pairs of letters two names share: what is misspelt, or longer by a few letters, is still near. */
  private alike(text: string): NamedOrganisation[] {
    const asked = pairsOf(nameKey(text));
    const nearest = new Map<string, number>();
    for (const [key, ids] of [...this.declared, ...this.derived]) {
      const own = pairsOf(key);
      const common = [...asked].filter((pair) => own.has(pair)).length;
      const likeness = (2 * common) / (asked.size + own.size);
      for (const id of ids) nearest.set(id, Math.max(likeness, nearest.get(id) ?? 0));
    }
    const near = [...nearest].filter(([, likeness]) => likeness > 0.3).sort(([, a], [, b]) => b - a).slice(0, 5);
    return near.flatMap(([id]) => this.get(id) ?? []);
  }
}

const pairsOf = (key: string): ReadonlySet<string> => new Set(Array.from({ length: Math.max(1, key.length - 1) }, (_, at) => key.slice(at, at + 2)));

function put(index: Map<string, Set<string>>, key: string, id: string): void {
  if (key === '') return;
  const known = index.get(key);
  if (known) known.add(id);
  else index.set(key, new Set([id]));
}
