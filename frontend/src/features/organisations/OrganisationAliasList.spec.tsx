import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import type { OrganisationAlias } from '@ioc/shared/organisation-aliases';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { OrganisationAliasList } from './OrganisationAliasList';

/** A busy machine is no reason to fail. */
const patient = { timeout: 20_000 };
const alias: OrganisationAlias = {
  id: '00000000-0000-4000-8000-000000000001', text: 'Sở KHCN&ĐMST', orgId: '00000000-0000-4000-8000-000000000002', orgName: 'Sở Khoa học và Công nghệ', byId: 'user-7', byName: 'Nông Thị Hoa',
  keptAt: '2026-11-23T02:00:00.000Z',
};
const list = 'GET /api/organisation-aliases';
const forget = `DELETE /api/organisation-aliases/${alias.id}`;
const open = (role: Role, data: OrganisationAlias[], more: Record<string, ReturnType<typeof ok>> = {}) =>
  openScreen(<OrganisationAliasList />, { me: someone(role), at: '/organisation-aliases', server: { [list]: ok({ data, total: data.length }), ...more } });

jest.setTimeout(60_000);

describe('what files call organisations', () => {
  afterEach(closeScreen);

  it('is listed with whom it means, who kept it and when, and is taken back after one question', async () => {
    const { sent, server } = await open('admin', [alias], { [forget]: ok(null) });
    expect(await screen.findByText('Sở KHCN&ĐMST', {}, patient)).toBeTruthy();
    expect(screen.getByText('Sở Khoa học và Công nghệ').getAttribute('href')).toBe(`/organisations/${alias.orgId}/show`);
    expect(screen.getByText(/Nông Thị Hoa/)).toBeTruthy();
    await userEvent.click(screen.getByLabelText('Bỏ tên gọi Sở KHCN&ĐMST'));
    expect(await screen.findByText(/Nhiệm vụ đã giao cho Sở Khoa học và Công nghệ không đổi/)).toBeTruthy();
    expect(sent).toEqual([]);
    server[list] = ok({ data: [], total: 0 });
    await userEvent.click(screen.getAllByText('Bỏ').at(-1) as HTMLElement);
    expect(await screen.findByText('Chưa có tên gọi nào được ghi nhớ', {}, patient)).toBeTruthy();
    expect(sent.map(({ request }) => request)).toEqual([forget]);
  });

  it('tells why it cannot be taken back', async () => {
    await open('admin', [alias], { [forget]: refusal(404, 'organisation.alias-not-found', 'Tên gọi khác này không còn.') });
    await userEvent.click(await screen.findByLabelText('Bỏ tên gọi Sở KHCN&ĐMST', {}, patient));
    await userEvent.click(screen.getAllByText('Bỏ').at(-1) as HTMLElement);
    expect(await screen.findByText(/Tên gọi khác này không còn/, {}, patient)).toBeTruthy();
  });

  it('offers nothing to take back to who neither kept it nor brings in files', async () => {
    await open('operator', [alias, { ...alias, id: '00000000-0000-4000-8000-000000000003', text: 'Sở KHCN', byName: null }]);
    expect(await screen.findByText('Sở KHCN', {}, patient)).toBeTruthy();
    expect(screen.getByText('không rõ', { exact: false })).toBeTruthy();
    await waitFor(() => expect(screen.queryByText('Bỏ')).toBeNull());
  });
});
