/** The units a table of tasks names: found, answered by a person, or asked about once for all rows that have the text. */
import type { TaskImportOptions, UnitAnswer, UnitQuestion } from '@ioc/shared/task-import';
import { cleanText } from '@ioc/shared/words';
import type { SheetRow } from './sheet.types.js';
import type { SheetReader } from './cells.js';
import { finding } from './findings.js';
import { nameKey, type OrganisationNames } from './org-names.js';
import { isBlank } from './values.js';

export class TaskUnits {
  private readonly asked = new Map<string, UnitQuestion>();
  private readonly answers: ReadonlyMap<string, UnitAnswer>;
  private readonly used = new Set<UnitAnswer>();

  constructor(
    private readonly names: OrganisationNames,
    private readonly reader: SheetReader,
    options: TaskImportOptions,
  ) {
    this.answers = new Map(options.answers.map((answer) => [nameKey(answer.text), answer]));
  }

  /** In the order in which the file names them. */
  get questions(): UnitQuestion[] {
    return [...this.asked.values()];
  }

  /** Answers that are to hold for later files as well, as far as this one needed them. */
  get kept(): UnitAnswer[] {
    return [...this.used].filter(({ keep, orgId }) => keep && orgId !== null);
  }

  /** Every unit of a cell that is known; what is not is said at the row and asked. @returns null when any is unknown */
  read(row: SheetRow, field: 'leadUnit' | 'coordinatingUnits'): string[] | null {
    const cell = this.reader.cell(row, field);
    if (isBlank(cell)) return [];
    const ids: string[] = [];
    let isWhole = true;
    for (const text of this.names.textsOf(cleanText(String(cell)))) {
      const id = this.unitOf(text, row);
      if (id === undefined) {
        this.reader.sayAt(finding('import.unit-asked', { text }), row, field);
        isWhole = false;
      } else if (id !== null) ids.push(id);
    }
    return isWhole ? ids : null;
  }

  private unitOf(text: string, row: SheetRow): string | null | undefined {
    const found = this.names.find(text);
    if (found.id !== null) return found.id;
    const key = nameKey(text);
    const known = this.asked.get(key);
    const candidates = found.candidates.map(({ id, name }) => ({ id, name }));
    this.asked.set(key, known ? { ...known, rows: known.rows + 1 } : { text, rows: 1, firstRow: row.row, candidates });
    const answer = this.answers.get(key);
    if (!answer) return undefined;
    this.used.add(answer);
    return answer.orgId;
  }
}
