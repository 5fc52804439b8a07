/** A tree of sentences: keys by area, `%{name}` for what varies. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** The same keys with other words: a translation that misses one does not compile. */
export type Same<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Same<Tree[Key]> };

/** Both languages of one feature; Vietnamese is at hand at once, English arrives when it is chosen. */
export interface FeatureMessages {
  vi: MessageTree;
  en: () => Promise<MessageTree>;
}

export const isBranch = (value: string | MessageTree | undefined): value is MessageTree => typeof value === 'object';

/** Later trees are laid over earlier ones, branch by branch. */
export function mergeMessages(...trees: readonly MessageTree[]): MessageTree {
  const merged: Record<string, string | MessageTree> = {};
  for (const tree of trees) {
    for (const [key, value] of Object.entries(tree)) {
      const there = merged[key];
      merged[key] = isBranch(there) && isBranch(value) ? mergeMessages(there, value) : value;
    }
  }
  return merged;
}

/** Every sentence with its full key, e.g. `alarms.note.label`. */
export function flatMessages(tree: MessageTree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (isBranch(value)) flatMessages(value, `${prefix}${key}.`).forEach((text, path) => flat.set(path, text));
    else flat.set(`${prefix}${key}`, value);
  }
  return flat;
}
