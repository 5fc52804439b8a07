/** What every table is answered with. */
export const maxPerPage = 500;

export interface Page<Item> {
  data: Item[];
  total: number;
}

/** Everything a person may edit carries a version; a write names the one it was based on (`If-Match`). */
export interface Versioned {
  version: number;
}

/** As a value of a filter: the records that have none, such as tasks without a place. */
export const without = 'none';
