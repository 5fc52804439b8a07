import { describe, expect, it } from '@jest/globals';
import { kindOf } from '@ioc/shared/asset-kinds';
import { attributesSchema } from '@ioc/shared/asset-kinds.input';
import { attributesFrom, fieldText, toInput, type FieldInputs } from './field.values';

const { fields } = kindOf('bts');
const words = {
  words: ({ vi }: { vi: string }) => vi, yes: 'Có', no: 'Không',
  formats: { number: (value: number) => String(value).replace('.', ','), date: () => '05/01/2026' },
};
const field = (name: string) => {
  const found = fields.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('values of declared fields', () => {
  it('reads every type of field aloud', () => {
    expect(fieldText(field('technologies'), ['4G', '5G'], words)).toBe('4G, 5G');
    expect(fieldText(field('mastHeightM'), 42.5, words)).toBe('42,5 m');
    expect(fieldText(field('generator'), false, words)).toBe('Không');
    expect(fieldText(field('permitDate'), '2026-01-05', words)).toBe('05/01/2026');
    expect(fieldText(field('phone'), null, words)).toBeNull();
  });

  it('gives back what it was filled with', () => {
    const stored = { technologies: ['4G'], mastHeightM: 42.5, generator: false, tenants: ['VNPT', 'MBF'], permitDate: '2026-01-05', phone: null };
    const inputs: FieldInputs = Object.fromEntries(fields.map((one) => [one.name, toInput(one, stored[one.name as keyof typeof stored])]));
    expect(attributesFrom(fields, inputs)).toMatchObject(stored);
    expect(attributesSchema(fields).safeParse(attributesFrom(fields, inputs)).success).toBe(true);
  });

  it('takes a comma for the decimal sign and leaves nonsense for the contract to refuse', () => {
    expect(attributesFrom(fields, { mastHeightM: '12,5' })['mastHeightM']).toBe(12.5);
    const nonsense = attributesSchema(fields).safeParse(attributesFrom(fields, { mastHeightM: 'cao' }));
    expect(nonsense.error?.issues[0]?.path).toEqual(['mastHeightM']);
  });

  it('says that a required field is missing', () => {
    const radio = kindOf('radio').fields;
    const checked = attributesSchema(radio).safeParse(attributesFrom(radio, {}));
    expect(checked.error?.issues.map(({ path }) => path.join('.'))).toEqual(['technology']);
  });
});
