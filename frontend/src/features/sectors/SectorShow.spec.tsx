import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Sector, SectorFigures } from '@ioc/shared/sectors';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { SectorShow } from './SectorShow';

/** A busy machine is no reason to fail. */
const patient = { timeout: 20_000 };
const sector: Sector = { code: 'HTS', nameVi: 'Hạ tầng số', nameEn: 'Digital infrastructure', order: 1, color: '#0a6', icon: 'cell-tower', ownerOrgId: null, ownerOrgName: null };
const figures: SectorFigures = {
  code: 'HTS', open: 4, inTerm: 3, dueSoon: 0, overdue: 1, done: 1_300, doneOnTime: 1_290, doneLate: 10, doneAtSites: 1_200, doneOverAlarm: 30, doneAskingEvidence: 8,
  doneWithoutEvidence: 1, completionPercent: 99.9,
};
const open = (more: Partial<SectorFigures>) => openScreen(<Routes><Route path="/sectors/:id/show" element={<SectorShow />} /></Routes>, {
  me: someone('manager'), at: '/sectors/HTS/show',
  server: {
    'GET /api/sectors/HTS': ok(sector), 'GET /api/sectors': ok({ data: [sector], total: 1 }), 'GET /api/sectors/figures': ok([{ ...figures, code: 'YTE', doneOverAlarm: 999 }, { ...figures, ...more }]),
    'GET /api/tasks': ok({ data: [], total: 0 }),
  },
});

jest.setTimeout(60_000);

describe('the page of a sector', () => {
  afterEach(closeScreen);

  it('says how often work ended over an open alarm and without evidence, as a share of what could', async () => {
    await open({});
    expect(await screen.findByText('Kết thúc khi cảnh báo còn mở: 30 trên 1.200 nhiệm vụ tại điểm hạ tầng đã xong (2,5 %)', {}, patient)).toBeInTheDocument();
    expect(screen.getByText('Trình khi thiếu minh chứng: 1 trên 8 nhiệm vụ đã xong có yêu cầu minh chứng (12,5 %)')).toBeInTheDocument();
  });

  it('says that it never happened, where it could have', async () => {
    await open({ doneOverAlarm: 0, doneAskingEvidence: 0, doneWithoutEvidence: 0 });
    expect(await screen.findByText(/^Kết thúc khi cảnh báo còn mở: 0 trên 1\.200 .*\(0 %\)$/, {}, patient)).toBeInTheDocument();
    expect(screen.queryByText(/Trình khi thiếu minh chứng/)).not.toBeInTheDocument();
  });

  it('says nothing of shares where nothing could be overridden', async () => {
    await open({ doneAtSites: 0, doneOverAlarm: 0, doneAskingEvidence: 0, doneWithoutEvidence: 0 });
    expect(await screen.findByText('1.300', {}, patient)).toBeInTheDocument();
    expect(screen.queryByText(/Kết thúc khi cảnh báo còn mở|Trình khi thiếu minh chứng/)).not.toBeInTheDocument();
  });
});
