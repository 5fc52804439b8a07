import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '#platform/http';
import { docx, jpeg, odt, packedPdf, pdf, png, webp, xlsx, zip, type Part } from './files.fixture.js';
import { inspectFile } from './inspect.js';

describe('what a file is', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ioc-inspect-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const limits = { entries: 2_000, bytes: 200_000_000, ratio: 100 };
  const inspect = async (content: Buffer | string): Promise<string> => {
    const path = join(folder, 'file');
    await writeFile(path, content);
    try {
      return (await inspectFile(path, limits)).kind;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return `${error.code} ${Object.values(error.params).join()}`;
    }
  };
  const bytes = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(100)]);

  it.each<[string, Buffer | string]>([
    ['pdf', pdf()], ['jpeg', jpeg()], ['png', png()], ['webp', webp()], ['docx', docx()], ['xlsx', xlsx()], ['odt', odt()],
    ['text', 'Mã;Tên\r\n1;Trạm Bảo Lạc'], ['text', '\ufeffBiên bản'], ['text', 'nhiệt độ < 40 °C và > 10 °C'],
  ])('%s is known by its content', async (kind, content) => {
    expect(await inspect(content)).toBe(kind);
  });

  it.each<[string, Buffer | string]>([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['SVG', '<?xml version="1.0"?><svg onload="alert(1)"/>'],
    ['HTML', '<!DOCTYPE html><p>'], ['HTML', '\n\n   <script>alert(1)</script>'], ['HTML', '\ufeff<b>x'], ['HTML', 'ghi chú <iframe src=x>'],
    ['HTML', `${'Báo cáo bình thường. '.repeat(5_000)}<script>alert(1)</script>`],
    ['HTML', `${'a'.repeat(65_530)}<script>alert(1)</script>`],
    ['HTML', Buffer.from('<html>', 'utf16le')],
    ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ])('%s is refused, because a browser could run it', async (found, content) => {
    expect(await inspect(content)).toBe(`attachment.runs-in-browser ${found}`);
  });

  it.each<[string, Buffer | string]>([
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')], ['MP4', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1')],
    ['DOC/XLS', bytes('d0cf11e0a1b11ae1')], ['EXE', bytes('4d5a9000')], ['GIF', Buffer.from('GIF89a')], ['RIFF', Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1')],
    ['?', bytes('00')], ['?', Buffer.from('mã trạm \x1b[31m')], ['?', Buffer.from('Tr\xe1\xba', 'latin1')],
    ['ZIP', zip([{ name: 'ảnh.txt' }])], ['ZIP', odt('application/vnd.oasis.opendocument.spreadsheet')],
    ['ZIP', zip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }, { name: 'xl/workbook.xml' }])],
  ])('%s is not taken', async (found, content) => {
    expect(await inspect(content)).toBe(`attachment.kind-refused ${found}`);
  });

  it('is decided at the beginning: what is hidden further in changes nothing', async () => {
    expect(await inspect(Buffer.concat([jpeg(), zip([{ name: 'x.html' }])]))).toBe('jpeg');
    expect(await inspect(Buffer.concat([Buffer.from('ghi chú '), pdf()]))).toBe('text');
    expect(await inspect(Buffer.concat([Buffer.from('x'), jpeg()]))).toBe('attachment.kind-refused ?');
    expect(await inspect(jpeg({ seed: '<script>alert(1)</script>' }))).toBe('jpeg');
  });

  it.each<[string, readonly Part[]]>([
    ['too-large', [{ name: 'word/media/a.bin', size: 4_000_000_000 }]],
    ['ratio', [{ name: 'word/media/a.bin', data: Buffer.alloc(5_000_000) }]],
    ['entries', Array.from({ length: 10_000 }, (_, n) => ({ name: `word/${n}.xml` }))],
    ['encrypted', [{ name: 'word/a.xml', flags: 1 }]],
    ['macros', [{ name: 'word/vbaProject.bin' }]],
    ['nested', [{ name: 'word/embeddings/a.zip' }]],
    ['names', [{ name: '../../../etc/cron.d/x' }]],
    ['names', [{ name: '/etc/passwd' }]],
    ['names', [{ name: 'word/link', attributes: (0xa1ff << 16) >>> 0 }]],
    ['names', [{ name: 'word/document.xml' }]],
  ])('an archive is refused unopened: %s', async (fault, parts) => {
    expect(await inspect(docx(...parts))).toBe(`attachment.archive-refused ${fault}`);
  });

  it('an archive that is cut is refused as damaged', async () => {
    expect(await inspect(docx().subarray(0, 80))).toBe('attachment.archive-refused damaged');
  });

  const acts = async (content: Buffer): Promise<boolean> => {
    const path = join(folder, 'file');
    await writeFile(path, content);
    return (await inspectFile(path, limits)).acts;
  };
  const filler = (size: number) => ` ${'0 0 m '.repeat(size / 6)} `;

  it.each<[string, Buffer]>([
    ['a script', pdf('<</S/JavaScript/JS(app.alert(1))>>')],
    ['a script whose name is written in numbers', pdf('<</S/#4aava#53cript/JS(x)>>')],
    ['a program to start', pdf('<</S/Launch/F(cmd.exe)>>')],
    ['something to do when it is opened', pdf('/OpenAction 5 0 R')],
    ['something to do on a page', pdf('<</Type/Page/AA<</O 5 0 R>>>>')],
    ['a file inside', pdf('<</Type/EmbeddedFile/Length 3>>')],
    ['a form that sends', pdf('<</S/SubmitForm/F(http://a)>>')],
    ['objects nobody can look into', pdf('/Encrypt 7 0 R')],
    ['a script in packed objects', packedPdf('5 0 <</S/JavaScript/JS(x)>>')],
    ['a script far inside packed objects', packedPdf(`5 0 ${filler(200_000)}<</S/JavaScript/JS(x)>>`)],
    ['objects packed in a way of their own', packedPdf('5 0 <<>>', { fields: '/Filter[/FlateDecode/ASCIIHexDecode]' })],
    ['objects packed as another object says', packedPdf('5 0 <<>>', { fields: '/Filter 9 0 R' })],
    ['packed objects with a text that hides how', packedPdf('5 0 <<>>', { fields: '/X(>>stream)/Filter/FlateDecode' })],
    ['packed objects that are damaged', packedPdf('', { data: Buffer.from('no such thing') })],
    ['packed objects without an end', packedPdf('', { data: Buffer.alloc(0) })],
    ['a bomb', packedPdf('', { data: deflateSync(Buffer.alloc(60_000_000)) })],
    ['a script behind the first part that is read', Buffer.concat([pdf(filler(65_520)), Buffer.from('<</S/JavaScript>>')])],
  ])('a PDF acts when it has %s', async (_, content) => {
    expect(await acts(content)).toBe(true);
  });

  it.each<[string, Buffer]>([
    ['a page', pdf('<</Type/Page/Contents 4 0 R/Annots[<</A<</S/URI/URI(https://caobang.gov.vn)>>>>]>>')],
    ['names that only begin alike', pdf('/JavaScripts1 /AAB /Launcher')],
    ['packed objects', packedPdf('5 0 <</Type/Page>>')],
    ['much in them', packedPdf(`5 0 ${filler(600_000)}`)],
    ['packed objects behind the first part that is read', Buffer.concat([pdf(filler(65_520)), packedPdf('5 0 <</Type/Page>>')])],
    ['packed objects at the border of two parts', Buffer.concat([pdf(filler(65_436)), packedPdf('5 0 <</Type/Page>>')])],
  ])('a PDF only lies there with %s', async (_, content) => {
    expect(await acts(content)).toBe(false);
  });
});
