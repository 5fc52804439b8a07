import { QueryClient, useQuery } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, render, screen, waitFor } from '@testing-library/react';
import { rolePermissions, type Grant, type Me } from '@ioc/shared/access';
import type { Alarm } from '@ioc/shared/alarms';
import type { Task } from '@ioc/shared/tasks';
import { CoreAdminContext, useGetList } from 'ra-core';
import { liveAlarms } from '#features/alarms';
import { liveTasks } from '#features/tasks';
import { authProvider, dataProvider, http, refreshMe, useCan } from '#platform/api';
import { useSharedLive } from '#platform/live';
import { buildAlarm } from '../features/alarms/alarms.testing';
import { buildTask } from '../features/tasks/tasks.testing';
import { forgetMe } from '../platform/api/session';
import { LiveWiring } from './LiveWiring';

const mockHandlers = new Map<string, (told: unknown) => void>();
const mockWire = {
  connected: true,
  on: (name: string, handler: (told: unknown) => void) => void mockHandlers.set(name, handler),
  io: { on: () => {} },
  timeout: () => ({
    emit: (_: string, __: unknown, answer: (error: null, result: unknown) => void) => answer(null, { from: 5, to: 5, at: '2026-11-24T02:00:00Z', events: [] }),
  }),
  disconnect: () => {},
};
// The wire, not our own code: what goes over it is tested on the server's side.
jest.mock('socket.io-client', () => ({ io: () => mockWire }));

const officer = (role: 'unit_officer' | 'unit_leader', ...unitIds: string[]): Grant[] =>
  [{ role, permissions: rolePermissions[role], scope: { everywhere: false, unitIds, orgIds: [], sectorCodes: [] } }];
const alarms = [
  buildAlarm({ id: 'a-bac', unitId: 'bac', assetName: 'Trạm Đường Bắc' }),
  buildAlarm({ id: 'a-nam', unitId: 'nam', assetName: 'Trạm Nam Sơn' }),
];

/** What a server with scopes would answer. */
const server = { grants: officer('unit_officer', 'bac', 'nam'), asked: [] as string[], isSessionDown: false, tasks: [buildTask()] };
const me = (): Me => ({ id: 'u', username: 'can.bo', fullName: 'Cán bộ', orgId: null, orgName: null, locale: 'vi', grants: server.grants });
const inScope = (): Alarm[] => alarms.filter(({ unitId }) => server.grants.some(({ scope }) => scope.unitIds.includes(unitId ?? '')));
const refused = (status: number, code: string) => ({ ok: false, status, body: { type: 'about:blank', title: code, status, code, params: {}, requestId: 'r' } });

function answerTo(path: string): { ok: boolean; status: number; body: unknown } {
  const found = inScope();
  if (path === '/api/session') return server.isSessionDown ? refused(503, 'system.unavailable') : { ok: true, status: 200, body: me() };
  if (path === '/api/alarms/board') return { ok: true, status: 200, body: { seq: 5, total: found.length, unacknowledged: found.length, alarms: found } };
  if (path === '/api/alarms') return { ok: true, status: 200, body: { data: found, total: found.length } };
  if (path === '/api/tasks') return { ok: true, status: 200, body: { data: server.tasks, total: server.tasks.length } };
  if (path === '/api/tasks/map') return { ok: true, status: 200, body: { seq: 5, isCut: false, tasks: server.tasks } };
  if (path.startsWith('/api/alarms/')) {
    const alarm = found.find(({ id }) => path.endsWith(id));
    return alarm ? { ok: true, status: 200, body: alarm } : refused(404, 'alarm.not-found');
  }
  return { ok: true, status: 200, body: { now: '2026-11-24T02:00:00Z' } };
}

/** Lists, the live pictures, one record's page and a button that needs a right. */
function OpenScreen() {
  const { data: rows = [] } = useGetList<Alarm>('alarms');
  const { data: tasks = [] } = useGetList<Task>('tasks');
  const live = useSharedLive(liveTasks).state.tasks;
  const { data: record } = useQuery({ queryKey: ['alarms', 'record'], queryFn: () => http<Alarm>('GET', '/alarms/a-nam') });
  const { state } = useSharedLive(liveAlarms);
  return (
    <>
      <ul aria-label="danh sách">{rows.map(({ id, assetName }) => <li key={id}>{assetName}</li>)}</ul>
      <ul aria-label="trực tuyến">{[...state.alarms.values()].map(({ id, assetName }) => <li key={id}>{assetName}</li>)}</ul>
      <ul aria-label="nhiệm vụ">{[...tasks, ...live.values()].map(({ warnAt }, at) => <li key={at}>{warnAt}</li>)}</ul>
      <p aria-label="hồ sơ">{record?.assetName}</p>
      {useCan('asset:write') && <button>Sửa</button>}
    </>
  );
}

const shown = (label: string): string[] => [...screen.getByLabelText(label).querySelectorAll('li')].map(({ textContent }) => textContent ?? '');
const both = ['Trạm Đường Bắc', 'Trạm Nam Sơn'];
const tell = (grants: readonly Grant[]): Promise<void> => act(async () => mockHandlers.get('rights')?.(grants));

async function openScreen(): Promise<void> {
  await refreshMe();
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 15_000 } } });
  render(
    <CoreAdminContext authProvider={authProvider} dataProvider={dataProvider} queryClient={queryClient}>
      <LiveWiring />
      <OpenScreen />
    </CoreAdminContext>,
  );
  await waitFor(() => {
    expect(shown('danh sách')).toEqual(both);
    expect(shown('trực tuyến')).toEqual(both);
    expect(shown('nhiệm vụ')).toHaveLength(2);
    expect(screen.getByLabelText('hồ sơ')).toHaveTextContent('Trạm Nam Sơn');
    expect(mockHandlers.has('rights')).toBe(true);
  });
}

const originalFetch = globalThis.fetch;
beforeEach(() => {
  Object.assign(server, { grants: officer('unit_officer', 'bac', 'nam'), asked: [], isSessionDown: false });
  globalThis.fetch = jest.fn(async (url: string) => {
    const [path = ''] = url.split('?');
    server.asked.push(path);
    const { body, ...answer } = answerTo(path);
    return { ...answer, text: async () => JSON.stringify(body) };
  }) as unknown as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = originalFetch;
  act(forgetMe);
});

describe('rights that change while a screen is open', () => {
  it('take what is no longer allowed off the screen and leave the rest where it is', async () => {
    await openScreen();
    const own = screen.getAllByText('Trạm Đường Bắc');
    server.grants = officer('unit_leader', 'bac');
    await tell(server.grants);
    await waitFor(() => expect(screen.queryByText('Trạm Nam Sơn')).toBeNull());
    expect(own.every((row) => row.isConnected)).toBe(true);
    expect(screen.queryByRole('button', { name: 'Sửa' })).toBeNull();
    expect(screen.getByLabelText('hồ sơ')).toBeEmptyDOMElement();
  });

  it('bring what is newly allowed', async () => {
    await openScreen();
    server.grants = officer('unit_leader', 'bac');
    await tell(server.grants);
    await waitFor(() => expect(shown('danh sách')).toEqual(['Trạm Đường Bắc']));
    server.grants = officer('unit_officer', 'bac', 'nam');
    await tell(server.grants);
    await waitFor(() => expect(shown('trực tuyến')).toEqual(both));
    expect(shown('danh sách')).toEqual(both);
    expect(screen.getByRole('button', { name: 'Sửa' })).toBeInTheDocument();
  });

  it('take rows away even when nobody answers who this is', async () => {
    await openScreen();
    Object.assign(server, { grants: officer('unit_leader', 'bac'), isSessionDown: true });
    await tell(server.grants);
    await waitFor(() => expect(screen.queryByText('Trạm Nam Sơn')).toBeNull());
    expect(shown('danh sách')).toEqual(['Trạm Đường Bắc']);
  });

  it('ask for nothing when they are what the screen knows, as after every reconnect', async () => {
    await openScreen();
    server.asked.length = 0;
    await tell(officer('unit_officer', 'bac', 'nam'));
    expect(server.asked).toEqual([]);
  });
});

describe('terms that another calendar has moved', () => {
  let seq = 5;
  const applied = (tasks: number): Promise<void> => act(async () => mockHandlers.get('events')?.({
    from: seq, to: ++seq, at: '2026-11-24T02:00:00Z', events: [{ seq, id: `e-${seq}`, name: 'calendar.applied', at: '2026-11-24T02:00:00Z', by: null, data: { tasks } }],
  }));
  const moved = '2026-11-27T02:00:00.000Z';

  it('are asked for again wherever they are shown, and nothing else is', async () => {
    await openScreen();
    Object.assign(server, { tasks: [buildTask({ warnAt: moved })], asked: [] });
    await applied(1);
    await waitFor(() => expect(shown('nhiệm vụ')).toEqual([moved, moved]));
    expect(new Set(server.asked)).toEqual(new Set(['/api/tasks', '/api/tasks/map']));
  });

  it('are not asked for when none has moved', async () => {
    await openScreen();
    server.asked.length = 0;
    await applied(0);
    expect(server.asked).toEqual([]);
  });
});
