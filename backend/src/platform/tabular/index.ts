/** Tables as files for others: workbooks, CSV that a spreadsheet cannot be tricked by, and GeoJSON. */
export { guard, toCsv, toGeoJson, unguard, type Cell, type CsvOptions, type ExportedFeature } from './tabular.js';
export { workbookOf, type WorkbookColumn } from './workbook.js';
