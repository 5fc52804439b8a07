import { afterEach, describe, expect, it } from '@jest/globals';
import { chooseLocale, currentLocale } from './locale';
import { createI18nProvider, sentenceOf } from './provider';

const catalogue = new Map([
  ['tasks.left', 'Còn %{time}'],
  ['ra.notification.deleted', 'Element deleted |||| %{smart_count} elements deleted'],
]);

afterEach(() => chooseLocale('vi'));

describe('sentences', () => {
  it('fills in what varies and leaves unknown places visible', () => {
    expect(sentenceOf(catalogue, 'tasks.left', { time: '2 giờ' })).toBe('Còn 2 giờ');
    expect(sentenceOf(catalogue, 'tasks.left')).toBe('Còn %{time}');
  });

  it('chooses the form by the count', () => {
    expect(sentenceOf(catalogue, 'ra.notification.deleted', { smart_count: 1 })).toBe('Element deleted');
    expect(sentenceOf(catalogue, 'ra.notification.deleted', { smart_count: 3 })).toBe('3 elements deleted');
  });

  it('uses the given fallback, then the key itself', () => {
    expect(sentenceOf(catalogue, 'resources.tasks.name', { _: 'Tasks' })).toBe('Tasks');
    expect(sentenceOf(catalogue, 'Mã “BTS-7” đã được dùng.')).toBe('Mã “BTS-7” đã được dùng.');
  });
});

describe('i18n provider', () => {
  it('changes the language of sentences and requests together', async () => {
    const messages = { vi: { map: { title: 'Bản đồ' } }, en: async () => ({ map: { title: 'Map' } }) };
    const provider = await createI18nProvider([messages]);
    expect(provider.translate('map.title')).toBe('Bản đồ');
    expect(provider.translate('ra.action.save')).toBe('Lưu');
    await provider.changeLocale('en');
    expect(provider.translate('map.title')).toBe('Map');
    expect(provider.translate('ra.action.save')).toBe('Save');
    expect(currentLocale()).toBe('en');
  });
});
