import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@ioc/shared/access';
import type { Organisation } from '@ioc/shared/organisations';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { OrganisationList } from './OrganisationList';
import { OrganisationShow } from './OrganisationShow';

/** A busy machine is no reason to fail. */
const patient = { timeout: 20_000 };
const [own, above, province] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003'] as const;
const department: Organisation = {
  id: own, code: 'SKHCN', name: 'Sở Khoa học và Công nghệ', shortName: 'Sở KH&CN', kind: 'department', parentId: above, unitId: province, sectorCodes: ['HTS'], canLeadTask: true, version: 3,
};
const committee: Organisation = { ...department, id: above, code: 'UBT', name: 'Ủy ban nhân dân tỉnh', shortName: 'UBND tỉnh', kind: 'province_committee', parentId: null, sectorCodes: [], canLeadTask: false };
const changes = [{ seq: 9, at: '2026-11-23T02:00:00Z', name: 'organisation.updated', byName: 'Quản Trị', changes: [{ field: 'kind', from: 'other', to: 'department' }], isFromWithheld: false }];
const server = {
  [`GET /api/organisations/${own}`]: ok(department), 'GET /api/organisations': ok({ data: [department, committee], total: 2 }), 'GET /api/units': ok({ data: [{ id: province, code: '04', name: 'Tỉnh Cao Bằng' }], total: 1 }),
  'GET /api/sectors': ok({ data: [{ code: 'HTS', nameVi: 'Hạ tầng số', nameEn: 'Digital infrastructure' }], total: 1 }),
  [`GET /api/organisations/${own}/changes`]: ok({ data: changes, total: 1, since: '2026-11-23T02:00:00Z' }),
};
const open = (role: Role, more: Record<string, ReturnType<typeof ok>> = {}) =>
  openScreen(<Routes><Route path="/organisations/:id/show" element={<OrganisationShow />} /></Routes>, { me: someone(role), at: `/organisations/${own}/show`, server: { ...server, ...more } });

jest.setTimeout(60_000);

describe('the page of an organisation', () => {
  afterEach(closeScreen);

  it('says whom it belongs to, where it works and who changed it, in words', async () => {
    await open('operator');
    expect((await screen.findByText('UBND tỉnh', {}, patient)).getAttribute('href')).toBe(`/organisations/${above}/show`);
    expect(await screen.findByText('Tỉnh Cao Bằng', {}, patient)).toBeTruthy();
    expect(await screen.findByText('Hạ tầng số', {}, patient)).toBeTruthy();
    expect(await screen.findByText('Quản Trị', { exact: false }, patient)).toBeTruthy();
    expect(screen.queryByText('Sửa')).toBeNull();
  });

  it('is edited by an administrator, and sends what changed only', async () => {
    const { sent } = await open('admin', { [`PATCH /api/organisations/${own}`]: ok({ ...department, shortName: 'KH&CN', version: 4 }) });
    await userEvent.click(await screen.findByText('Sửa', {}, patient));
    expect(await screen.findByLabelText(/^Mã/, {}, patient)).toHaveProperty('disabled', true);
    const short = screen.getByLabelText('Tên viết tắt');
    await userEvent.clear(short);
    await userEvent.type(short, 'KH&CN');
    await userEvent.click(screen.getByText('Lưu'));
    expect(await screen.findByText('KH&CN', {}, patient)).toBeTruthy();
    expect(sent).toEqual([{ request: `PATCH /api/organisations/${own}`, body: { shortName: 'KH&CN' } }]);
  });

  it('tells why it is refused', async () => {
    await open('admin', { [`PATCH /api/organisations/${own}`]: refusal(422, 'organisation.parent-loop', 'Đơn vị cấp trên không thể là chính đơn vị này.') });
    await userEvent.click(await screen.findByText('Sửa', {}, patient));
    await userEvent.type(await screen.findByLabelText('Tên viết tắt', {}, patient), ' mới');
    await userEvent.click(screen.getByText('Lưu'));
    expect(await screen.findByText(/Đơn vị cấp trên không thể là chính đơn vị này/, {}, patient)).toBeTruthy();
  });
});

describe('the list of organisations', () => {
  afterEach(closeScreen);

  it('tells an administrator where they come from while there are none, and checks a new one by the contract', async () => {
    await openScreen(<OrganisationList />, { me: someone('admin'), at: '/organisations', server: { ...server, 'GET /api/organisations': ok({ data: [], total: 0 }) } });
    expect(await screen.findByText('Chưa có cơ quan, đơn vị nào', {}, patient)).toBeTruthy();
    expect(screen.getAllByText('Nhập từ tệp')[0]?.getAttribute('href')).toBe('/imports/create?target=organisations');
    await userEvent.click(screen.getAllByText('Thêm đơn vị')[0] as HTMLElement);
    await userEvent.click(await screen.findByText('Lưu', {}, patient));
    expect(await screen.findAllByText('Cần nhập mục này', {}, patient)).not.toHaveLength(0);
  });

  it('offers nothing to write to who may only look', async () => {
    await openScreen(<OrganisationList />, { me: someone('manager'), at: '/organisations', server });
    expect(await screen.findByText('Sở Khoa học và Công nghệ', {}, patient)).toBeTruthy();
    expect(screen.queryByText('Thêm đơn vị')).toBeNull();
  });
});
