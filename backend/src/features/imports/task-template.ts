import { taskImportFields } from '@ioc/shared/task-import';
import type { Locale } from '@ioc/shared/words';
import ExcelJS from 'exceljs';

/** What can be chosen in a column, one list below the other on a sheet of its own. */
export interface TemplateLists {
  leadUnit: readonly string[];
  sector: readonly string[];
}

const rowsWithLists = 500;
const wide: Readonly<Record<string, number>> = { title: 48, content: 40, leadUnit: 32, coordinatingUnits: 36, requiredResult: 36, sector: 26 };
const listNames = { vi: 'Danh mục', en: 'Lists' } as const;
const sheetNames = { vi: 'Nhiệm vụ', en: 'Tasks' } as const;
const severalUnits = { vi: 'Nhiều đơn vị thì cách nhau bằng dấu chấm phẩy hoặc xuống dòng.', en: 'Several units stand apart by semicolons or lines.' } as const;
const dateHint = { vi: 'Ngày/tháng/năm; hoặc hằng tuần, hằng tháng, hằng quý nếu không có hạn.', en: 'Day/month/year; or every week, month, quarter for work without a term.' } as const;

/** An empty table as the import reads it: headings, what belongs in each column, and lists to choose from. */
export async function taskTemplate(lists: TemplateLists, locale: Locale): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetNames[locale], { views: [{ state: 'frozen', ySplit: 1 }] });
  const choices = book.addWorksheet(listNames[locale]);
  sheet.columns = taskImportFields.map(({ name, labels }) => ({ key: name, header: labels[locale], width: wide[name] ?? 18, style: { alignment: { vertical: 'top', wrapText: true } } }));
  sheet.getRow(1).font = { bold: true };
  taskImportFields.forEach(({ name, declared }, index) => {
    const values = name === 'leadUnit' || name === 'sector' ? lists[name] : declared.type === 'choice' ? Object.values(declared.choices).map((words) => words[locale]) : [];
    const letter = sheet.getColumn(index + 1).letter;
    if (name === 'coordinatingUnits') sheet.getCell(`${letter}1`).note = severalUnits[locale];
    if (name === 'dueAt') {
      sheet.getCell(`${letter}1`).note = dateHint[locale];
      sheet.getColumn(index + 1).numFmt = 'dd/mm/yyyy';
    }
    if (values.length === 0) return;
    values.forEach((value, at) => { choices.getCell(`${letter}${at + 1}`).value = value; });
    const list = { type: 'list' as const, allowBlank: true, showErrorMessage: false, formulae: [`'${listNames[locale]}'!$${letter}$1:$${letter}$${values.length}`] };
    for (let row = 2; row <= rowsWithLists; row += 1) sheet.getCell(`${letter}${row}`).dataValidation = list;
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
