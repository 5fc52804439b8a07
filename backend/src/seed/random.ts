/**
 * Repeatable chance. Only integer steps, +, −, × and √ are used for drawing, because sine and logarithm may differ
 * in the last digit between JavaScript engines and the demo province has to be the same everywhere.
 */
export class Random {
  #state: number;

  /** The label keeps generators apart: one more radio system must not move a single base station. */
  constructor(seed: number, label: string) {
    let hash = (seed ^ 0x9e3779b9) >>> 0;
    for (let index = 0; index < label.length; index += 1)
      hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193) >>> 0;
    this.#state = hash;
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Bell-shaped around zero with a standard deviation of one, never beyond ±3.5. */
  bell(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * Math.sqrt(3);
  }

  pick<Item>(items: readonly Item[]): Item {
    return itemAt(items, Math.floor(this.next() * items.length));
  }

  /** Weights need not add up to one. */
  pickWeighted<Item>(choices: readonly (readonly [Item, number])[]): Item {
    let rest = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of choices) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return itemAt(choices, choices.length - 1)[0];
  }

  /** A new array; the given one stays as it is. */
  shuffle<Item>(items: readonly Item[]): Item[] {
    const keyed = items.map((item) => ({ item, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }
}

/** The item at an index the caller knows to exist; a wrong index is a bug and says so. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`No item ${index} among ${items.length}`);
  return item;
}

/** The value of a key the caller knows to exist. */
export function valueOf<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`No entry for ${String(key)}`);
  return value;
}

/**
 * Deals out `total` items so that every kind gets exactly its quota and every stretch of the sequence has nearly the
 * same mix (each step goes to the kind furthest behind).
 */
export function dealEvenly<Kind>(quotas: readonly (readonly [Kind, number])[]): Kind[] {
  const total = quotas.reduce((sum, [, quota]) => sum + quota, 0);
  const given = quotas.map(() => 0);
  const dealt: Kind[] = [];
  for (let step = 1; step <= total; step += 1) {
    let furthest = 0;
    let largestDebt = -Infinity;
    quotas.forEach(([, quota], index) => {
      const debt = itemAt(given, index) < quota ? (quota * step) / total - itemAt(given, index) : -Infinity;
      if (debt > largestDebt) [furthest, largestDebt] = [index, debt];
    });
    given[furthest] = itemAt(given, furthest) + 1;
    dealt.push(itemAt(quotas, furthest)[0]);
  }
  return dealt;
}
