import { describe, expect, it } from '@jest/globals';
import { disposition, fileNameOf, nameFor } from './file-name.rules.js';

const sent = (name: string) => fileNameOf(encodeURIComponent(name));

describe('the name of a file', () => {
  it.each([
    ['Biên bản nghiệm thu.pdf', 'Biên bản nghiệm thu.pdf'],
    ['Biên bản nghiệm thu.pdf'.normalize('NFD'), 'Biên bản nghiệm thu.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\an\\ảnh.jpg', 'ảnh.jpg'],
    ['a\u0000b\u001bc.pdf', 'abc.pdf'],
    ['hoa\u202Egpj.exe', 'hoagpj.exe'],
    ['một\u200Bhai\u2028ba.pdf', 'mộthaiba.pdf'],
    ['a<b>:c|d?.txt', 'a_b__c_d_.txt'],
    ['  nhiều   chỗ \n trống .pdf', 'nhiều chỗ trống .pdf'],
    ['...ẩn.', 'ẩn'],
    ['CON.txt', '_CON.txt'],
    ['lpt1', '_lpt1'],
  ])('%j is kept as %j', (name, kept) => {
    expect(sent(name)).toBe(kept);
  });

  it.each(['', '..', '/', '\u202E', '   '])('%j is none', (name) => {
    expect(sent(name)).toBeNull();
  });

  it.each(['%', '%E0%A4', '%C0%80'])('%j, which is not well encoded, is none', (header) => {
    expect(fileNameOf(header)).toBeNull();
  });

  it('ends as what the file is', () => {
    expect(nameFor('ảnh.JPG', 'jpeg')).toBe('ảnh.JPG');
    expect(nameFor('ảnh.jpg', 'pdf')).toBe('ảnh.jpg.pdf');
    expect(nameFor('chạy.exe', 'text')).toBe('chạy.exe.txt');
    expect(nameFor('số liệu.csv', 'text')).toBe('số liệu.csv');
  });

  it('is never longer than it may be, nor ends in half a character', () => {
    for (const name of ['x'.repeat(10_000), `${'😀'.repeat(400)}.pdf`, 'ộ'.repeat(3_000)]) {
      const kept = nameFor(sent(name) ?? '', 'pdf');
      expect(kept.length).toBeLessThanOrEqual(150);
      expect(kept).toMatch(/\.pdf$/);
      expect(Buffer.from(kept).toString()).toBe(kept);
    }
  });

  it('cannot add to the header that carries it', () => {
    const header = disposition('attachment', 'Đơn "xin" %0d%0aSet-Cookie: a=b; filename=x\'(1)*.pdf');
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|-]+$/);
    expect(header.match(/"/g)).toHaveLength(2);
  });
});
