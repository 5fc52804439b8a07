import { describe, expect, it } from '@jest/globals';
import { attributesSchema } from './asset-kinds.input.js';
import { assetKindCodes, heartbeatSeconds, kindOf } from './asset-kinds.js';

describe.each(assetKindCodes)('the kind %s', (code) => {
  const kind = kindOf(code);

  it('names its fields once and in both languages', () => {
    const names = kind.fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { label } of kind.fields) expect(label.vi.length * label.en.length).toBeGreaterThan(0);
  });

  it('filters only by fields with few values, few enough for one bit each', () => {
    for (const field of kind.fields.filter(({ filter }) => filter)) {
      expect(['choice', 'choices', 'boolean']).toContain(field.type);
      if (field.type === 'choice' || field.type === 'choices') expect(Object.keys(field.choices).length).toBeLessThan(31);
    }
  });

  it('takes no attribute it does not know', () => {
    const required = Object.fromEntries(kind.fields.filter(({ required: needed }) => needed).map((field) => [field.name, field.type === 'choice' ? Object.keys(field.choices)[0] : '']));
    expect(attributesSchema(kind.fields).safeParse(required).success).toBe(true);
    expect(attributesSchema(kind.fields).safeParse({ ...required, unknownField: 1 }).success).toBe(false);
  });
});

describe('signs of life', () => {
  it.each([
    ['bts', {}, 60], ['radio', { technology: 'ip' }, 60], ['radio', { technology: 'fm' }, null], ['radio', { technology: 'wired' }, null], ['radio', {}, null], ['post', { type: 'agency' }, null],
  ] as const)('of a %s with %j are expected every %j seconds', (kind, attributes, seconds) => {
    expect(heartbeatSeconds(kind, attributes)).toBe(seconds);
  });
});
