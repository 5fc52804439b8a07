import { describe, expect, it } from '@jest/globals';
import { cleanText, searchKey } from './words.js';

describe('the search key', () => {
  it.each([
    ['Xã Hoà An', 'xa hoa an'], ['Xã Hòa An', 'xa hoa an'], ['ĐƯỜNG BẮC', 'duong bac'], ['Thị  trấn\tĐông Khê ', 'thi tran dong khe'], ['Quỹ Ẩm Ỷ Ỡ Ặ', 'quy am y o a'], ['BTS-01/A', 'bts-01/a'],
  ])('of %j is %j in both Unicode forms', (text, key) => {
    expect(searchKey(text.normalize('NFC'))).toBe(key);
    expect(searchKey(text.normalize('NFD'))).toBe(key);
  });
});

describe('text from people', () => {
  it.each([
    ['trimmed', '  Trạm A \n', 'Trạm A'],
    ['of one Unicode form', 'Hòa An'.normalize('NFD'), 'Hòa An'.normalize('NFC')],
    ['without control characters', 'Tr\u0000ạ\u0007m', 'Trạm'],
    ['without direction overrides', 'gnp.\u202Eexe', 'gnp.exe'],
    ['with its line breaks', 'dòng 1\ndòng 2', 'dòng 1\ndòng 2'],
  ])('is %s', (_claim, given, expected) => {
    expect(cleanText(given)).toBe(expected);
  });
});
