import { describe, expect, it } from '@jest/globals';
import { buildOrganisations } from '../../seed/organisations.js';
import { OrganisationNames } from './org-names.js';

const organisations = buildOrganisations().map(({ code, name, shortName, canLeadTask }) => ({ id: code, code, name, shortName, canLeadTask, aliases: code === 'SKHCN' ? ['H01.13'] : [] }));
const names = new OrganisationNames(organisations, 'Tỉnh Cao Bằng');
const codeOf = (commune: string): string => organisations.find(({ name }) => name.endsWith(commune))?.code ?? '';

describe('a unit', () => {
  it.each([
    ['Sở Khoa học và Công nghệ', 'SKHCN'], ['so khoa hoc va cong nghe', 'SKHCN'], ['SỞ KH&CN', 'SKHCN'], ['Sở KHCN', 'SKHCN'], ['Sở KH & CN tỉnh', 'SKHCN'], ['SKHCN', 'SKHCN'],
    ['H01.13', 'SKHCN'], ['h0113', 'SKHCN'], ['Sở Khoa học và Công nghệ tỉnh Cao Bằng', 'SKHCN'],
    ['Sở VH, TT&DL', 'SVHTTDL'], ['Sở Văn hoá, Thể thao và Du lịch', 'SVHTTDL'], ['Sở Nông nghiệp & Môi trường', 'SNNMT'], ['Sở NN và MT', 'SNNMT'],
    ['Công an tỉnh', 'CAT'], ['Công an tỉnh Cao Bằng', 'CAT'], ['VP UBND tỉnh', 'VPUB'], ['Văn phòng UBND tỉnh', 'VPUB'], ['Văn phòng Ủy ban nhân dân tỉnh', 'VPUB'],
    ['Bộ CHQS tỉnh', null], ['Bộ Chỉ huy Quân sự tỉnh', 'BCHQS'], ['Thanh tra', 'TTT'], ['Viettel', 'VTL'], ['VNPT Cao Bằng', 'VNP'],
  ] as const)('is found by what offices write, or not at all: %s', (text, code) => {
    expect(names.find(text).id).toBe(code);
  });

  it('of a commune is found by its committee and by the commune', () => {
    for (const text of ['UBND xã Bảo Lạc', 'Ủy ban nhân dân xã Bảo Lạc', 'ubnd xa bao lac', 'UBND x. Bảo Lạc', 'Xã Bảo Lạc', 'Bảo Lạc']) {
      expect(names.find(text).id).toBe(codeOf('xã Bảo Lạc'));
    }
  });

  it('that several are called, or none, comes with those it might be', () => {
    const twins = new OrganisationNames([
      { id: 'a', code: 'A', name: 'UBND xã Hòa An', shortName: 'UBND xã Hòa An', canLeadTask: true, aliases: [] },
      { id: 'b', code: 'B', name: 'UBND phường Hòa An', shortName: 'UBND phường Hòa An', canLeadTask: true, aliases: [] },
    ], 'Tỉnh Cao Bằng');
    expect(twins.find('UBND Hoà An')).toMatchObject({ id: null, candidates: [{ id: 'a' }, { id: 'b' }] });
    expect(twins.find('UBND xã Hoà An')).toEqual({ id: 'a' });
    const unknown = names.find('Sở Khoa học Công nghệ và Đổi mới');
    expect(unknown.id === null && unknown.candidates[0]?.id).toBe('SKHCN');
  });

  it('is one of several in a cell, apart by lines, semicolons or commas that belong to no name', () => {
    const found = (cell: string) => names.textsOf(cell).map((text) => names.find(text).id);
    expect(found('Sở Tài chính; Sở Nội vụ')).toEqual(['STC', 'SNV']);
    expect(found('- Sở Tài chính\n- Sở VH, TT&DL;\n+ Công an tỉnh.')).toEqual(['STC', 'SVHTTDL', 'CAT']);
    expect(found('Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch, Sở Y tế')).toEqual(['STC', 'SVHTTDL', 'SYT']);
    expect(names.textsOf('các sở, ban, ngành liên quan')).toEqual(['các sở, ban, ngành liên quan']);
  });
});
