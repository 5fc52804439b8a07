import { describe, expect, it } from '@jest/globals';
import { problemMessages } from '@ioc/shared/problem-messages';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import english from 'ra-language-english';
import { flatMessages, mergeMessages, type MessageTree } from '#platform/i18n';
import { reactAdminVi } from '../platform/i18n/reactAdmin.vi';
import { features } from './features';

const source = join(__dirname, '..');

const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/%\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();

/** Counts decide between forms in English only, so a Vietnamese sentence may do without them and the reverse. */
const spoken = (text: string): string[] => placeholders(text).filter((name) => name !== 'smart_count');

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !/\.(spec|testing)\.|testing\//.test(name));

/** `t('a.b')` as it stands in a screen; keys that are put together (`t(`a.${x}`)`) are checked by their beginning. */
function keysUsed(): { file: string; key: string; isWhole: boolean }[] {
  return files.flatMap((file) => {
    const code = readFileSync(join(source, file), 'utf8');
    const whole = [...code.matchAll(/\bt\(\s*'([a-z][\w-]*(?:\.[\w:-]+)+)'/g)].map((match) => ({ file, key: match[1] ?? '', isWhole: true }));
    const begun = [...code.matchAll(/\bt\(\s*`([a-z][\w-]*\.[\w.-]*)\$\{/g)].map((match) => ({ file, key: match[1] ?? '', isWhole: false }));
    return [...whole, ...begun];
  });
}

describe('messages', () => {
  it('has every sentence of react-admin in Vietnamese', () => {
    const vi = flatMessages(reactAdminVi as unknown as MessageTree);
    const en = flatMessages(english as unknown as MessageTree);
    expect([...vi.keys()].sort()).toEqual([...en.keys()].sort());
    const strays = [...vi].filter(([key, text]) => spoken(text).some((name) => !placeholders(en.get(key) ?? '').includes(name)));
    expect(strays).toEqual([]);
  });

  it.each(Object.entries(features))('says the same in both languages: %s', async (_, messages) => {
    const vi = flatMessages(messages.vi);
    const en = flatMessages(await messages.en());
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
    const different = [...vi].filter(([key, text]) => spoken(text).join() !== spoken(en.get(key) ?? '').join());
    expect(different).toEqual([]);
    expect([...vi, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has every sentence that a screen asks for', () => {
    const known = [...flatMessages(mergeMessages(reactAdminVi as unknown as MessageTree, ...Object.values(features).map(({ vi }) => vi))).keys()];
    const whole = new Set(known);
    const used = keysUsed();
    expect(used.length).toBeGreaterThan(100);
    const missing = used.filter(({ key, isWhole }) => (isWhole ? !whole.has(key) : !known.some((name) => name.startsWith(key))));
    expect(missing).toEqual([]);
  });

  it('names a button in a refusal of a task as the screens do, in both languages', async () => {
    for (const locale of ['vi', 'en'] as const) {
      const trees = await Promise.all(Object.values(features).map(async ({ vi, en }) => (locale === 'vi' ? vi : en())));
      const said = new Set(trees.flatMap((tree) => [...flatMessages(tree).values()]));
      // “6 rõ” is no button, and “{state}” is filled in.
      const named = Object.entries(problemMessages).filter(([code]) => code.startsWith('task'))
        .flatMap(([code, words]) => [...words[locale].matchAll(/[“"]([^”"{]+)[”"]/g)].map((match) => ({ code, name: match[1] ?? '' }))).filter(({ name }) => name !== '6 rõ');
      expect(named.length).toBeGreaterThan(5);
      expect(named.filter(({ name }) => !said.has(name))).toEqual([]);
    }
  });

  it('names alarms by the one word of the glossary wherever a screen does', () => {
    const vi = Object.values(features).flatMap((messages) => [...flatMessages(messages.vi)]);
    const names = vi.filter(([key]) => /\balarms(\.(name|one|list))?$/.test(key) || /^access\.permission\.alarm:(?!raise)/.test(key));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter(([, text]) => !/cảnh báo/i.test(text))).toEqual([]);
  });

  it('is written in one Unicode form', () => {
    const texts = Object.values(features).flatMap(({ vi }) => [...flatMessages(vi).values()]);
    expect(texts.filter((text) => text !== text.normalize('NFC'))).toEqual([]);
  });
});
