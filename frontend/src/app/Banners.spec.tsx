import { afterEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { Banners } from './Banners';

async function open(synthetic: boolean): Promise<{ asked: () => number }> {
  let asked = 0;
  const settings = () => {
    asked += 1;
    return ok({ synthetic, demo: synthetic })(undefined);
  };
  await openScreen(<Banners />, { me: someone('operator'), server: { 'GET /api/settings': settings } });
  return { asked: () => asked };
}
const banner = (): HTMLElement | null => screen.queryByRole('region', { name: 'DỮ LIỆU MÔ PHỎNG' });

describe('the banner of made-up data', () => {
  afterEach(closeScreen);

  it('stands over every screen of an installation that holds some, in words', async () => {
    await open(true);
    await waitFor(() => expect(banner()).toBeVisible());
    expect(banner()).toHaveTextContent('DỮ LIỆU MÔ PHỎNG');
    expect(banner()).toHaveTextContent('không phải số liệu thật');
  });

  it('is not there where all data is real', async () => {
    const { asked } = await open(false);
    await waitFor(() => expect(asked()).toBe(1));
    expect(banner()).toBeNull();
  });
});
