import { afterEach, describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { useSettings } from '#platform/api';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { Banners } from './Banners';

/** Says when the answer of the server has reached the screen: before that there is no banner either. */
function Known() {
  return useSettings() === undefined ? null : <p>Đã biết</p>;
}

async function open(synthetic: boolean): Promise<void> {
  await openScreen(<><Banners /><Known /></>, { me: someone('operator'), server: { 'GET /api/settings': ok({ synthetic, demo: synthetic }) } });
  await screen.findByText('Đã biết');
}
const banner = (): HTMLElement | null => screen.queryByRole('region', { name: 'DỮ LIỆU MÔ PHỎNG' });

describe('the banner of made-up data', () => {
  afterEach(closeScreen);

  it('stands over every screen of an installation that holds some, in words', async () => {
    await open(true);
    expect(banner()).toBeVisible();
    expect(banner()).toHaveTextContent('DỮ LIỆU MÔ PHỎNG');
    expect(banner()).toHaveTextContent('không phải số liệu thật');
  });

  it('is not there where all data is real', async () => {
    await open(false);
    expect(banner()).toBeNull();
  });
});
