import type { QueryConfig } from 'pg';

/** From the third time on a text is worth planning once a connection. */
const oftenAfter = 3;
/** Each named statement keeps its plan in every connection: some 50 kB. */
const mostNamed = 64;
/** Texts that come rarely must not fill the memory of this process. */
const mostCounted = 2_000;

/**
 * Gives the statements that are asked again and again a name, so that PostgreSQL parses and plans them once a
 * connection instead of at every question: for a page of a list that is half of its time. What is asked rarely (the
 * many combinations of filters) stays unnamed. A name stands for one text for the life of the process.
 */
export class Statements {
  private readonly names = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** O(1). */
  query(text: string, values: readonly unknown[]): QueryConfig {
    const name = this.names.get(text) ?? this.count(text);
    return name === null ? { text, values: [...values] } : { name, text, values: [...values] };
  }

  private count(text: string): string | null {
    if (this.names.size >= mostNamed) return null;
    const count = (this.counts.get(text) ?? 0) + 1;
    if (count < oftenAfter) {
      if (this.counts.size >= mostCounted) this.counts.clear();
      this.counts.set(text, count);
      return null;
    }
    this.counts.delete(text);
    const name = `ioc_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
