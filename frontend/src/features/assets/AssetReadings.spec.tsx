import { describe, expect, it } from '@jest/globals';
import type { Asset } from '@ioc/shared/assets';
import { render, screen } from '@testing-library/react';
import { AdminContext } from 'ra-ui-materialui';
import { MemoryRouter } from 'react-router-dom';
import { createI18nProvider } from '#platform/i18n';
import { AssetReadings } from './AssetReadings';
import { buildAsset } from './assets.testing';
import { assetsVi } from './assets.vi';

async function show(over: Partial<Asset>): Promise<void> {
  const i18n = await createI18nProvider([{ vi: assetsVi, en: async () => assetsVi }]);
  const asset: Asset = { ...buildAsset(), parts: [], metrics: {}, ...over };
  render(<MemoryRouter><AdminContext i18nProvider={i18n}><AssetReadings asset={asset} /></AdminContext></MemoryRouter>);
}

describe('the last readings', () => {
  it('have names and units, and what nobody knows keeps its own name', async () => {
    await show({ metrics: { batteryPercent: 35, uptimeHours: 48, powerMainsOk: 0, fanRpm: 1200 } });
    const said = (await screen.findAllByRole('term')).map((term) => [term.textContent, term.nextElementSibling?.textContent]);
    expect(said).toEqual([['Ắc quy', '35 %'], ['Chạy liên tục', '48 h'], ['Có điện lưới', 'Không'], ['fanRpm', '1.200']]);
  });

  it('are not missed where a kind sends none', async () => {
    await show({ kind: 'post' });
    expect(await screen.findByText(assetsVi.assets.noTelemetry)).toBeInTheDocument();
  });
});
