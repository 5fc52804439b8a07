import { describe, expect, it } from '@jest/globals';
import { lookedFor, nameFor, toTyped, toWire } from './mention.text';

const [an, anh] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const known = [{ id: an, name: 'Trần Văn An' }, { id: anh, name: 'Trần Văn Anh' }];

describe('the text of a mention', () => {
  it.each([
    ['Nhờ @', { from: 4, q: '' }],
    ['Nhờ @trần v', { from: 4, q: 'trần v' }],
    ['thư a@b.vn', null],
    ['@ an', null],
    ['@an\nhai', null],
    ['không ai', null],
  ])('is looked for in %j', (text, asked) => {
    expect(lookedFor(text, text.length)).toEqual(asked);
  });

  it('becomes ids and names again, the longer name before the one it begins with', () => {
    const typed = 'Nhờ @Trần Văn Anh, @Trần Văn An. @Trần Văn Ang @ai';
    const wire = `Nhờ <@${anh}>, <@${an}>. @Trần Văn Ang @ai`;
    expect(toWire(typed, known)).toBe(wire);
    expect(toTyped(wire, known)).toBe(typed);
  });

  it('tells two people of one name apart by their office', () => {
    const other = { id: anh, name: 'Trần Văn An', orgName: 'VNPT' };
    expect([nameFor(other, []), nameFor(other, known.slice(0, 1))]).toEqual(['Trần Văn An', 'Trần Văn An (VNPT)']);
  });
});
