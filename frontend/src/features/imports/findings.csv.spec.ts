import { describe, expect, it } from '@jest/globals';
import type { ImportFinding } from '@ioc/shared/imports';
import { findingsCsv } from './findings.csv';

const heads = { row: 'Dòng', column: 'Cột', severity: 'Mức', sentence: 'Vấn đề' };
const severities = { error: 'Lỗi', warning: 'Lưu ý', info: 'Thông tin' };
const finding = (over: Partial<ImportFinding>): ImportFinding =>
  ({ severity: 'error', row: 2, column: 'Mã', code: 'x', params: {}, sentence: 'Thiếu mã.', ...over });

describe('the findings as a file', () => {
  it('keeps the row, the column and the sentence', () => {
    expect(findingsCsv([finding({})], heads, severities)).toBe('\uFEFF"Dòng","Cột","Mức","Vấn đề"\r\n"2","Mã","Lỗi","Thiếu mã."\r\n');
  });

  it('leaves the row empty for what is about the whole file', () => {
    expect(findingsCsv([finding({ row: null, column: null })], heads, severities)).toContain('"","","Lỗi"');
  });

  it('keeps quotes and never hands Excel a formula', () => {
    const text = findingsCsv([finding({ column: '=HYPERLINK("x")', sentence: 'Giá trị "a" sai.' })], heads, severities);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain('"Giá trị ""a"" sai."');
  });
});
