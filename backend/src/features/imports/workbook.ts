/** The plan of a workbook: which sheets there are and in which parts they live. Only these small parts are read. */
import { refuse } from './findings.js';

export interface SheetPart {
  name: string;
  isHidden: boolean;
  part: string;
}

export interface WorkbookPlan {
  sheets: SheetPart[];
  sharedStrings: string | null;
  styles: string | null;
  /** Workbooks from old Macs count days from 1904. */
  isDate1904: boolean;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );

function elements(xml: string, name: string): Map<string, string>[] {
  const tags = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, 'g'));
  return [...tags].map(([, attributes = '']) => {
    const pairs = attributes.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
    return new Map([...pairs].map(([, key = '', double, single]) => [key, unescapeXml(double ?? single ?? '')]));
  });
}

/** Targets are relative to the workbook's folder, or absolute within the archive. */
const partPath = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

function relationshipId(sheet: ReadonlyMap<string, string>): string | undefined {
  return [...sheet].find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1];
}

export function planWorkbook(parts: ReadonlyMap<string, Buffer>): WorkbookPlan {
  const workbook = parts.get('xl/workbook.xml')?.toString('utf8');
  const relations = parts.get('xl/_rels/workbook.xml.rels')?.toString('utf8');
  if (workbook === undefined || relations === undefined) throw refuse('import.archive-not-xlsx', {});
  const targets = elements(relations, 'Relationship').map((relation) => ({
    id: relation.get('Id'),
    type: relation.get('Type')?.split('/').at(-1),
    part: partPath(relation.get('Target') ?? ''),
  }));
  const partOf = (type: string): string | null => targets.find((target) => target.type === type)?.part ?? null;
  const sheets = elements(workbook, 'sheet').flatMap((sheet) => {
    const target = targets.find(({ id, type }) => id === relationshipId(sheet) && type === 'worksheet');
    if (target === undefined) return [];
    const state = sheet.get('state') ?? 'visible';
    return [{ name: sheet.get('name') ?? '', isHidden: state !== 'visible', part: target.part }];
  });
  const properties = elements(workbook, 'workbookPr')[0];
  const date1904 = properties?.get('date1904');
  return {
    sheets,
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    isDate1904: date1904 === '1' || date1904 === 'true',
  };
}
