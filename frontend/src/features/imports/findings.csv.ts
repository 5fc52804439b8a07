import type { ImportFinding } from '@ioc/shared/imports';

export interface FindingHeads {
  row: string;
  column: string;
  severity: string;
  sentence: string;
}

/** A cell for Excel: quoted, and never taken for a formula, because the text comes from a stranger's file. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The findings as a file Excel opens with the right letters (hence the byte order mark). */
export function findingsCsv(findings: readonly ImportFinding[], heads: FindingHeads, severities: Readonly<Record<ImportFinding['severity'], string>>): string {
  const lines = findings.map(({ row, column, severity, sentence }) =>
    [row === null ? '' : String(row), column ?? '', severities[severity], sentence].map(cell).join(','));
  return `\uFEFF${[[heads.row, heads.column, heads.severity, heads.sentence].map(cell).join(','), ...lines].join('\r\n')}\r\n`;
}
