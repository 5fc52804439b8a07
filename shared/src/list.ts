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
