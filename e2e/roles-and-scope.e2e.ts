import { expect, test } from '@playwright/test';
import type { User } from '@ioc/shared/access';
import type { AssetRow, AssetSnapshot } from '@ioc/shared/assets';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import { io, type Socket } from 'socket.io-client';
import { ask, password, report, send, signIn, url } from './support/people.js';

test('a commune officer sees only what is its own, by screen, by REST and by socket', async ({ browser }) => {
  const officer = await signIn(browser, 'xa.baolac', '/assets/bts');
  const operator = await signIn(browser, 'operator', '/sectors');
  const mine = (await ask<Page<AssetRow>>(officer.page, '/api/assets?kind=bts&perPage=500')).body;
  const all = (await ask<Page<AssetRow>>(operator.page, '/api/assets?kind=bts&perPage=500')).body;
  expect(mine.total).toBeGreaterThan(0);
  expect(mine.total).toBeLessThan(all.total);
  expect(new Set(mine.data.map(({ unitName }) => unitName))).toEqual(new Set(['Xã Bảo Lạc']));
  expect((await ask<AssetSnapshot>(officer.page, '/api/map/assets/bts')).body.ids).toHaveLength(mine.total);

  const own = mine.data.find(({ state }) => state === 'online')!;
  const foreign = all.data.find(({ state, unitName }) => state === 'online' && unitName !== 'Xã Bảo Lạc')!;
  expect((await ask(officer.page, `/api/assets/${foreign.id}`)).status).toBe(404);
  await expect(officer.page.getByText(own.code)).toBeVisible();
  await officer.page.goto(`/assets/bts/${foreign.id}/show`);
  await expect(officer.page.getByText(foreign.name)).toHaveCount(0);

  const cookie = (await officer.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const socket: Socket = io(url, { transports: ['websocket'], extraHeaders: { cookie } });
  await new Promise((resolve) => socket.once('connect', () => resolve(null)));
  const start = await new Promise<CatchUp>((resolve) => socket.emit('since', null, resolve));
  const heard: string[] = [];
  let position = start.to;
  socket.on('events', (packet: EventPacket) => {
    heard.push(...packet.events.map(({ name, data }) => `${name} ${'id' in data ? data.id : ''}`));
    position = packet.to;
  });
  await report(foreign.code, 'offline');
  await report(own.code, 'offline');
  await expect.poll(() => heard.some((line) => line === `asset.state-changed ${own.id}`)).toBe(true);
  const head = (await ask<CatchUp>(operator.page, `/api/events?after=${start.to}`)).body;
  await expect.poll(() => position).toBeGreaterThanOrEqual(head.to);
  expect(heard.filter((line) => line.includes(foreign.id))).toEqual([]);
  socket.disconnect();

  await officer.page.goto('/users');
  await expect(officer.page.getByRole('main').getByText('Bạn không có quyền xem trang này')).toBeVisible();
  for (const code of [own.code, foreign.code]) await report(code, 'online');
  for (const { context } of [officer, operator]) await context.close();
});

test('an admin narrows an officer, and the rows leave the list that is open', async ({ browser }) => {
  const admin = await signIn(browser, 'admin', '/users');
  const rows = async (unitName: string) =>
    (await ask<Page<AssetRow>>(admin.page, '/api/assets?kind=bts&perPage=500')).body.data.filter((row) => row.unitName === unitName);
  const [kept, lost] = [(await rows('Xã Bảo Lạc'))[0]!, (await rows('Xã Quảng Lâm'))[0]!];
  const scope = { everywhere: false, unitIds: [kept.unitId, lost.unitId], orgIds: [], sectorCodes: [] };
  const created = await send<User>(admin.page, 'POST', '/api/users', {
    username: 'can.bo.hai.xa', fullName: 'Cán bộ hai xã', phone: null, orgId: null, position: null, role: 'unit_officer', scope, locale: 'vi', password,
  });
  const officer = await signIn(browser, 'can.bo.hai.xa', '/assets/bts?perPage=100');
  for (const { code } of [kept, lost]) await expect(officer.page.getByText(code, { exact: true })).toBeVisible();

  await send(admin.page, 'PATCH', `/api/users/${created.id}`, { scope: { ...scope, unitIds: [kept.unitId] } }, { 'if-match': `"${created.version}"` });
  await expect(officer.page.getByText(lost.code, { exact: true })).toHaveCount(0);
  await expect(officer.page.getByText(kept.code, { exact: true })).toBeVisible();

  await send(admin.page, 'PATCH', `/api/users/${created.id}`, { role: 'integrator' }, { 'if-match': `"${created.version + 1}"` });
  await expect(officer.page.getByRole('navigation').getByText('Nhiệm vụ')).toHaveCount(0);
  expect(officer.errors).toEqual([]);
  for (const { context } of [officer, admin]) await context.close();
});

test('a session that was ended elsewhere loses its page and comes back to the same place', async ({ browser }) => {
  const visitor = await signIn(browser, 'auditor', '/sectors');
  await visitor.context.clearCookies();
  await visitor.page.goto('/units');
  await expect(visitor.page.locator('input[autocomplete=username]')).toBeVisible();
  await visitor.context.close();
});
