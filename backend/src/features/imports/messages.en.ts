import type { FindingCode } from './findings.js';

export const en: Record<FindingCode, string> = {
  'import.file-empty': 'The file has no content. Choose the data file again.',
  'import.file-too-large': 'The file is {megabytes} MB, above the {limit} MB allowed. Split it into smaller files.',
  'import.extension-unknown': 'Files ending in “{extension}” are not accepted. Save as one of: {allowed}.',
  'import.type-mismatch':
    'The file ends in “{extension}” but its content is {found}. Open it in its own program and save it as the right type.',
  'import.type-unsupported': 'The content is {found}, not a table. Save the data as XLSX, CSV or GeoJSON.',
  'import.legacy-xls':
    'This is an old Excel file (.xls). Open it in Excel or LibreOffice, choose File → Save As → “Excel Workbook (.xlsx)” and upload the new file.',
  'import.password-protected':
    'The file has a password. Open it, remove the password (File → Info → Protect Workbook), save and upload again.',
  'import.macros': 'The file contains macros. Save it as “Excel Workbook (.xlsx)” without macros and upload that.',
  'import.markup-not-sheet':
    'The content is {found}, often exported by other software under a spreadsheet name. Open it in Excel and save as .xlsx.',
  'import.too-heavy':
    'Reading the file needs more than {megabytes} MB of memory, so it was stopped. Remove unused sheets, columns and formats, or split it.',
  'import.took-too-long': 'Reading the file took over {seconds} seconds, so it was stopped. Split it or save as CSV.',
  'import.check-failed': 'The check stopped on something unexpected. Upload the file again; if it happens again, tell the administrator.',
  'import.archive-damaged':
    'The file is damaged or was cut off. Open it in Excel, save it as a new file and upload that.',
  'import.archive-not-xlsx':
    'This archive is not an Excel workbook. Unpack it and upload the files one by one, or save the table as .xlsx.',
  'import.archive-too-many-entries':
    'The file holds {entries} parts, above the {limit} allowed. Copy the data into a new workbook and save it.',
  'import.archive-too-large':
    'Unpacked, the content is larger than {limit} MB. Copy only the data into a new workbook or save as CSV.',
  'import.archive-ratio':
    'The file is compressed {ratio} times ({limit} allowed), like a malicious one. Copy the data into a new workbook and save it.',
  'import.archive-nested': 'The file contains another archive ({name}). Remove embedded objects and save it again.',
  'import.archive-link': 'The file contains a link to another place ({name}). Create the file again in Excel.',
  'import.archive-path': 'The file contains a path that leads outside. Create the file again in Excel.',
  'import.archive-duplicate': 'The file contains two parts of one name ({name}). Create the file again in Excel.',
  'import.archive-size-lies':
    'The real size of part {name} differs from the declared one. Create the file again in Excel and upload it.',
  'import.xml-doctype': 'Part {name} holds a DOCTYPE, which is not allowed. Create the file again in Excel.',
  'import.workbook-unreadable': 'The workbook cannot be read ({detail}). Open it in Excel and save it again as .xlsx.',
  'import.encoding-unknown':
    'The text encoding is not recognised (perhaps the old fonts TCVN3/.VnTime or VNI, or Windows-1252). Convert to Unicode with UniKey and save as “CSV UTF-8”.',
  'import.encoding-legacy':
    'The file uses the old {encoding} encoding and was converted to Unicode. Check the Vietnamese accents; next time save as “CSV UTF-8”.',
  'import.text-double-encoded':
    'Letters were damaged by a wrong encoding, for example “{sample}”. Export again from the original as “CSV UTF-8”.',
  'import.letters-lost':
    '{count} cells lost Vietnamese letters to question marks, for example “{sample}”. Export again from the original as “CSV UTF-8”.',
  'import.binary-content': 'The file holds binary data, not text. Save the table again as “CSV UTF-8”.',
  'import.read-as-csv':
    'Read as CSV: encoding {encoding}, delimiter {delimiter}, line endings {lineEnding}. If columns are shifted, save again as “CSV UTF-8”.',
  'import.csv-quote-open':
    'A quotation mark is opened and never closed, so the rest falls into one cell. Close it, or double quotation marks inside a cell ("").',
  'import.nfd-normalised':
    '{count} cells had accents apart from their letters (NFD) and were joined (NFC). Nothing to do.',
  'import.eth-replaced':
    '{count} cells use the foreign letter “Ð” instead of “Đ”, for example “{sample}”; replaced. Correct the original if it is still in use.',
  'import.invisible-removed': '{count} cells had invisible characters, which were removed. Nothing to do.',
  'import.read-as-xlsx': 'Read sheet “{sheet}”. If another sheet is meant, move it to the front and upload again.',
  'import.other-sheets-ignored': 'These sheets were not read: {sheets}. If needed, save each as a file of its own.',
  'import.header-missing':
    'There is no row of column names; the first row looks like data (“{sample}”). Add a row of names at the top.',
  'import.title-rows-skipped':
    '{count} title rows were skipped; the column names are in row {header}. If that is wrong, delete the rows above them.',
  'import.numbering-row-skipped': 'This row only numbers the columns and was skipped. Nothing to do.',
  'import.total-row-skipped': 'Row “{label}” is a total and was skipped. If it is real data, change its label.',
  'import.column-duplicate':
    'The column name appears more than once; the later column is called “{renamed}”. Give each column its own name.',
  'import.column-unnamed': 'The column has data but no name; it is called “{renamed}” for now. Name the column.',
  'import.too-many-rows': 'The file has more than {limit} rows. Split it into several files.',
  'import.too-many-columns': 'The table has more than {limit} columns. Delete the unused ones.',
  'import.no-rows': 'The table has column names but no data rows. Check the file or the sheet.',
  'import.row-too-long':
    'The row has {cells} cells while the header has {expected}, so values may be shifted. Put text that contains the delimiter in quotation marks.',
  'import.row-too-short':
    'The row has only {cells} cells while the header has {expected}; the missing ones are left empty. Check for a stray line break.',
  'import.merged-cells-filled': '{count} merged areas were filled in for each row. If that is wrong, unmerge them.',
  'import.cell-error': 'The cell shows the error {value}. Correct the formula or type a value.',
  'import.formula-no-result': 'The formula has no result yet. Open and save it in Excel, or paste as values.',
  'import.read-as-geojson': 'Read as GeoJSON: {features} features, positions as longitude, latitude. Nothing to do.',
  'import.json-invalid': 'The JSON has a syntax error ({detail}). Export the file again from the GIS software.',
  'import.json-too-deep': 'The JSON is nested deeper than {limit} levels. Export the file again from the GIS software.',
  'import.geojson-expected': 'A FeatureCollection or Feature is needed, but {found} was found. Export as GeoJSON.',
  'import.topojson': 'This is TopoJSON. Export the layer as GeoJSON (QGIS: Export → GeoJSON).',
  'import.crs-unsupported':
    'Coordinate system {crs} is not accepted. Export in WGS 84 (EPSG:4326); QGIS: Export → Save Features As → CRS EPSG:4326.',
  'import.property-nested':
    'The property holds a nested structure and was read as text. Split it into single properties.',
  'import.geometry-unsupported': 'Shapes of type {type} are not accepted. Split it into points, lines or areas.',
  'import.geometry-position': 'Position {position} is not two numbers. Export the shape again from the GIS software.',
  'import.geometry-swapped':
    'Position {position} has latitude and longitude exchanged; GeoJSON puts longitude first. Exchange the two and upload again.',
  'import.geometry-metres':
    'Position {position} is in metres (VN-2000 or UTM). Convert to WGS 84 (EPSG:4326) and upload again.',
  'import.geometry-range': 'Position {position} is beyond the range of longitude and latitude. Check this point.',
  'import.geometry-ring-open': 'Ring {ring} is not closed. Make the last position equal to the first.',
  'import.geometry-ring-short':
    'Ring {ring} has only {positions} positions; at least 4 are needed. Redraw or delete it.',
  'import.geometry-line-short': 'A line needs at least 2 positions. Redraw it or delete the feature.',
  'import.geometry-empty': 'The shape has no positions. Redraw it or delete the feature.',
  'import.column-unmatched': 'This column matches no field and will not be imported. If needed, choose a field for it.',
  'import.field-missing': 'No column for the required field “{field}”. Choose one or add a column to the file.',
  'import.field-ambiguous': 'It is not clear which column holds the field “{field}” ({columns}). Choose one.',
  'import.code-column-unclear':
    'It is unclear which column is the code ({columns}), and codes tell which records exist already. Choose one, or “not in the file”.',
  'import.value-empty': 'The cell is empty. Enter a value.',
  'import.number-invalid': '“{text}” is not a number. Enter digits, for example 1217 or 3,26.',
  'import.number-ambiguous':
    '“{text}” may be {asThousands} or {asDecimal} because the column mixes points and commas. Write the whole column in one way.',
  'import.number-style-comma':
    'The comma is read as decimal mark and the point as thousands mark (1.217 is over a thousand). If wrong, rewrite the column.',
  'import.number-style-point':
    'The point is read as decimal mark and the comma as thousands mark (3.26 is over three). If wrong, rewrite the column.',
  'import.number-style-assumed':
    'No value shows which mark is the decimal one, so the point is read as thousands mark. If wrong, rewrite the column.',
  'import.number-style-mixed':
    'The column uses both points and commas as decimal marks. Write it in one way, for example with commas.',
  'import.number-read-as': '“{text}” is read as {value}. If that is wrong, write the number without thousands marks.',
  'import.number-not-integer': '“{text}” must be a whole number. Remove the fraction.',
  'import.number-out-of-range': '“{text}” is not between {min} and {max}. Check the number or its unit.',
  'import.unit-unexpected': '“{text}” is given in “{unit}” while the column is in “{expected}”. Convert to one unit.',
  'import.date-invalid': '“{text}” is not a date. Write day/month/year, for example 05/09/2025.',
  'import.date-impossible': 'There is no date “{text}” in the calendar. Check the day and the month.',
  'import.date-month-first': '“{text}” has the month first. Write the day first, for example 25/12/2024.',
  'import.date-two-digit-year': '“{text}” has a year of two digits. Write all four.',
  'import.date-incomplete': '“{text}” has no day. Write day/month/year in full.',
  'import.date-serial':
    'The Excel number {serial} is read as the date {date}. If that is wrong, format the cell as a date.',
  'import.date-future': 'The date {date} is after {limit}. Check the year.',
  'import.boolean-invalid': '“{text}” is not yes or no. Enter “có”, “không”, “x”, or leave it empty.',
  'import.choice-unknown': '“{text}” is not in the list. Use one of: {allowed}.',
  'import.choice-ambiguous': '“{text}” may mean several entries: {candidates}. Write it in full or use the code.',
  'import.code-padded': 'Code “{text}” lost its leading zeros and is read as “{code}”. Format the column as text.',
  'import.code-invalid': '“{text}” is not a valid code. Use unaccented letters, digits, “-”, “_”, “.” or “/”.',
  'import.phone-invalid': '“{text}” is not one Vietnamese telephone number. Enter one number with its 0 and area code.',
  'import.phone-zero-restored': 'Number “{text}” lost its leading 0 and is read as {phone}. Format the column as text.',
  'import.phone-no-area': 'Number “{text}” has no area code. Add it, for example 0206 for Cao Bằng.',
  'import.phone-filler': 'Number “{text}” looks like a filler. Replace it by the real one or leave it empty.',
  'import.coordinates-invalid':
    '“{text}” is not a coordinate. Write decimal degrees, for example 22.67631 or 22°40\'12"N.',
  'import.coordinates-range': 'Coordinate “{text}” is out of range (latitude ±90, longitude ±180). Check it.',
  'import.coordinates-zero': 'Coordinates 0, 0 mean an unmeasured point. Enter the real ones or leave them empty.',
  'import.coordinates-swapped':
    'Latitude and longitude “{text}” are exchanged and were read as {corrected}. Check, then correct the two column names.',
  'import.coordinates-metres':
    '“{text}” is a plane coordinate in metres (VN-2000 or UTM). Convert to WGS 84 with the central meridian of the province and upload again.',
  'import.coordinates-decimal-lost':
    '“{text}” seems to have lost its decimal mark in Excel. Enter it again from the original with the column formatted as text.',
  'import.outside-province': 'Point {text} is outside {province}. Check the coordinates or remove the row.',
  'import.text-too-long': 'The text has {length} characters; the limit is {limit}. Shorten it.',
  'import.phone-unusual':
    '“{text}” does not look like a Vietnamese telephone number; it is kept as written. Check it.',
  'import.code-generated':
    '{count} rows have no code and get one made from name and place, such as “{sample}”. The same file gives the same codes again; if there are real codes, add a column and upload again.',
  'import.code-of-other-kind':
    'Code “{code}” belongs to an asset of another kind ({kind}). Change the code or choose the right kind of data.',
  'import.value-refused': 'The value is not accepted ({rule}). Mend this cell.',
  'import.lifecycle-assumed':
    '{count} new assets say nothing about their life cycle and are taken to be in service. If wrong, add a column “Vòng đời”.',
  'import.lifecycle-refused':
    'It cannot go from “{from}” to “{to}”. Keep the present life cycle or go step by step.',
  'import.location-missing': 'There are no coordinates. Enter longitude and latitude (WGS 84) for this row.',
  'import.outside-boundaries':
    'Point {text} lies in no commune of {province}. Check the coordinates or remove the row.',
  'import.org-parent-unknown':
    'There is no parent organisation “{text}”. Use the code, name or short name of one that exists, or add it to the same file and use its code.',
  'import.org-parent-loop': 'The parent of “{code}” belongs to it in turn. Mend the parent column in one of these rows.',
  'import.org-unit-unknown':
    'There is no administrative unit “{text}”. Import the units first, or use the code or name of one in force.',
  'import.org-unit-ambiguous': 'Several administrative units are called “{text}”: {candidates}. Use the code.',
  'import.org-name-taken': 'The name “{text}” belongs to the organisation {code}. If it is the same one, use that code; otherwise give them different names.',
  'import.sector-unknown': 'There is no sector “{text}”. Use one of the codes: {allowed}.',
  'import.owner-unknown': 'There is no organisation “{text}”. Use its code, name or short name as listed.',
  'import.owner-ambiguous': '“{text}” may be several organisations: {candidates}. Use the code.',
  'import.unit-unknown':
    'There is no administrative unit “{text}”, so it is not recorded. Check the name or use the code.',
  'import.unit-ambiguous':
    '“{text}” may be several administrative units: {candidates}, so it is not recorded. Use the code.',
  'import.unit-differs':
    'The file says “{given}” but the point lies in {found}. Check the coordinates or the name.',
  'import.near-border':
    'Only {metres} m from the boundary of {unit}. Check on which side it stands; after the import say so on its page.',
  'import.not-permitted':
    'You may not edit data at this place (code “{code}”). Remove the row or ask whoever is in charge there.',
  'import.near-existing':
    'Only {metres} m from the existing “{code}” and of the same owner: perhaps one site. Check the code first.',
  'import.asset-unknown': 'No site has the code “{code}”. Import the site first or mend the code.',
  'import.level-derived':
    '{count} rows do not state level or kind; both were derived from the code and the first word of the name. If wrong, add the two columns.',
  'import.kind-unclear':
    'It is unclear whether “{text}” is a commune, a ward, a township or else. Add the columns “Cấp” and “Loại”.',
  'import.valid-from-missing':
    'A new unit needs the day it comes into force. Add a column “Hiệu lực từ”, for example 01/07/2025.',
  'import.parent-unknown':
    'There is no parent unit with code “{code}” in force. Import the parent first or in the same file.',
  'import.predecessor-invalid':
    'The old unit “{text}” cannot be read. Give the code of each, separated by “;”, for example “01267; 01273@01/03/2020” (after @ the day the old unit came into force).',
  'import.predecessor-unknown':
    'There is no old unit {code} that ended before or on {on}. Import it first or in the same file, with both “Valid from” and “Valid to”.',
  'import.predecessor-in-force': 'The old unit {code} is still in force after {on}. Give it a “Valid to” in its own row, or mend the code.',
  'import.predecessor-ambiguous': 'Code {code} belonged to several units: {candidates}. Add the day it came into force, for example “{code}@01/03/2020”.',
  'import.periods-overlap':
    'Code “{code}” belongs to another unit in force from {from} to {to}. Check the first and the last day.',
  'import.area-expected':
    'A boundary has to be an area, but the shape is {type}. Export the boundary layer as polygons.',
  'import.polygon-mended':
    'The boundary crosses itself or is not valid ({reason}) and was mended. Look at the shape on the map afterwards.',
  'import.polygon-empty': 'Nothing is left of the boundary after mending it. Draw this area again.',
  'import.polygon-overlaps': 'The boundary overlaps {other} by about {hectares} ha. Check the common border.',
  'import.more-of-the-same':
    'From here {count} more places of one kind ({code}) are not listed. Mend those listed, then check again.',
  'import.duplicate-code': 'Code “{code}” is already in row {other}. Keep one row or change the code.',
  'import.near-duplicate':
    'Only {metres} m from row {other} and of the same operator: perhaps one site. Check and remove one if so.',
  'import.unit-asked': 'It is not clear which unit “{text}” is. Choose it under “Units to confirm”, or mend the name in the file.',
  'import.task-title': 'What is not clear: a task needs a title of at least 5 characters. Enter one.',
  'import.task-lead': 'Who is not clear: the lead unit is missing. Enter one unit.',
  'import.task-leads': 'There are {count} lead units, a task has one. Leave one and move the others to the coordinating units.',
  'import.task-lead-cannot': '{name} does not lead tasks in this portal. Choose another unit.',
  'import.task-sector': 'Responsibility is not clear: the sector is missing. Enter it, or choose one fixed value for the whole file where columns are matched.',
  'import.task-term': 'By when is not clear: the due date is missing. Enter a day, or every week, every month, every quarter for work without a term.',
  'import.draft-term': 'By when is not clear: the due date is missing. The draft is written all the same; add it before the task is given.',
  'import.task-result': 'The product is not clear: the required result is missing. Enter it.',
  'import.draft-result': 'The product is not clear: the required result is missing. The draft is written all the same; add it before the task is given.',
  'import.task-due-past': 'The due date has passed. Enter a day after today, or take the row out if the work is done.',
  'import.task-present': 'The plan has this task already ({code}); nothing is added. Nothing to mend.',
  'import.task-twice': 'Same title and lead unit as row {other}; it is written once. Change the title if these are two pieces of work.',
};
