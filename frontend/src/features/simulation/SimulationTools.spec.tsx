import { Suspense } from 'react';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Notification } from 'ra-ui-materialui';
import { useSettings } from '#platform/api';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { SceneButton, type ScenePlay } from './SceneButton';
import { SimulationTools } from './SimulationTools';
import { useMaySimulate } from './useMaySimulate';

const path = 'POST /api/simulation';

/** A point of the map, a commune's page: the button stands only where scenes may be played. */
function Scene({ play }: { play: ScenePlay }) {
  const isKnown = useSettings() !== undefined;
  const maySimulate = useMaySimulate();
  if (!isKnown) return null;
  return maySimulate ? <SceneButton play={play} /> : <p>Không mô phỏng</p>;
}

async function open(role: Role, demo: boolean, play: ScenePlay = { scene: 'outage', assetId: 'asset-1' }) {
  return openScreen(<Suspense><SimulationTools /><Scene play={play} /><Notification /></Suspense>, {
    me: someone(role), server: { 'GET /api/settings': ok({ demo, synthetic: demo }), [path]: ok({ affected: 380 }) },
  });
}
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
/** Presses, reads the question, and presses again. */
async function playThrough(label: string, question: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: label }, { timeout: 10_000 }));
  const dialog = await screen.findByRole('dialog', { name: question });
  fireEvent.click([...dialog.querySelectorAll('button')].at(-1) as HTMLElement);
}

describe('scenes of a demonstration', () => {
  afterEach(closeScreen);

  it.each([
    ['Bão quét qua tỉnh', 'Mô phỏng bão quét qua tỉnh?', 'storm'],
    ['Khôi phục tất cả', 'Khôi phục mọi điểm?', 'restore'],
  ])('of the whole province are asked about, played, and say what they touched: %s', async (label, question, scene) => {
    const { sent } = await open('admin', true);
    fireEvent.click(await screen.findByRole('button', { name: 'Mô phỏng' }));
    await playThrough(label, question);
    expect(await screen.findByText('380 điểm chịu tác động.')).toBeInTheDocument();
    expect(sent).toEqual([{ request: path, body: { scene } }]);
  });

  it.each([
    [{ scene: 'outage', assetId: 'asset-1' }, 'Mô phỏng mất liên lạc', 'Mô phỏng mất liên lạc tại điểm này?'],
    [{ scene: 'commune-outage', unitId: 'unit-1' }, 'Mô phỏng mất liên lạc toàn xã', 'Mô phỏng mất liên lạc toàn xã?'],
  ] as const)('of a place name it: %o', async (play, label, question) => {
    const { sent } = await open('admin', true, play);
    await playThrough(label, question);
    await waitFor(() => expect(sent).toEqual([{ request: path, body: play }]));
  });

  it('keep the question open with the reason when they are refused', async () => {
    const { server } = await open('admin', true);
    server[path] = refusal(503, 'system.unavailable', 'Hệ thống tạm thời không phục vụ được.');
    await playThrough('Mô phỏng mất liên lạc', 'Mô phỏng mất liên lạc tại điểm này?');
    expect(await screen.findByText(/không phục vụ được/)).toBeInTheDocument();
  });

  it.each<[string, Role, boolean]>([['an operator', 'operator', true], ['a manager', 'manager', true], ['the admin of an installation that is none', 'admin', false]])(
    'are not offered to %s', async (_whom, role, demo) => {
      await open(role, demo);
      expect(await screen.findByText('Không mô phỏng')).toBeInTheDocument();
      expect(screen.queryByRole('button')).toBeNull();
    },
  );

  it('are offered to the admin of a demonstration', async () => {
    await open('admin', true);
    await waitFor(() => expect(button('Mô phỏng')).toHaveAttribute('aria-haspopup', 'dialog'));
  });
});
