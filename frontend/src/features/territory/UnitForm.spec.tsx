import { afterEach, describe, expect, it } from '@jest/globals';
import type { AdminUnit } from '@ioc/shared/territory';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { closeScreen, ok, openScreen, refusal, someone } from '#testing/screen';
import { Route, Routes } from 'react-router-dom';
import { UnitCreate, UnitEdit } from './UnitForm';

const provinceId = '00000000-0000-4000-8000-000000000004';
const unit: AdminUnit = {
  id: 'u-1', code: '01273', name: 'Phường Thục Phán', level: 'commune', kind: 'ward', parentId: provinceId, validFrom: '2025-07-01', validTo: null, areaKm2: 55.43, population: 31_989,
  legalAct: '1657/NQ-UBTVQH15', centre: null, hasBoundary: true, synthetic: false, formerNames: [], predecessors: [], successors: [], version: 4,
};
const province: AdminUnit = { ...unit, id: provinceId, code: '04', name: 'Tỉnh Cao Bằng', level: 'province', kind: 'province', parentId: null };
const units = ok({ data: [province], total: 1 });
const field = (label: RegExp) => screen.findByLabelText(label, { selector: 'input' });
const type = async (label: RegExp, value: string): Promise<void> => void fireEvent.change(await field(label), { target: { value } });
const save = (): void => void fireEvent.click(screen.getByRole('button', { name: 'Lưu' }));

describe('the form of a unit', () => {
  afterEach(closeScreen);

  it('says at each field what is missing, and what fields say only together', async () => {
    const { sent } = await openScreen(<UnitCreate />, { me: someone('admin'), at: '/units/create', server: { 'GET /api/units': units } });
    await type(/^Diện tích/, 'rộng');
    save();
    for (const words of ['Cần nhập ít nhất 2 ký tự', 'Chỉ gồm 2 đến 5 chữ số', 'Nhập ngày theo dạng ngày/tháng/năm', 'Nhập số, không âm']) expect(await screen.findByText(words)).toBeVisible();
    await type(/^Diện tích/, '');
    await type(/^Tên/, 'Xã Mới');
    await type(/^Mã/, '123');
    await type(/^Hiệu lực từ/, '1/7/2027');
    await type(/^Hiệu lực đến/, '30/6/2027');
    save();
    expect(await screen.findByText('Mã của cấp này có 5 chữ số.')).toBeVisible();
    expect(screen.getByText('Phải sau ngày bắt đầu hiệu lực.')).toBeVisible();
    expect(sent).toEqual([]);
  });

  it('sends a new unit under one key, numbers as people here write them', async () => {
    const { sent, server, address } = await openScreen(<UnitCreate />, { me: someone('admin'), at: '/units/create', server: { 'GET /api/units': units, 'POST /api/units': refusal(503, 'system.unavailable', 'Chưa được') } });
    await type(/^Tên/, 'Xã Mới');
    await type(/^Mã/, '01299');
    await type(/^Hiệu lực từ/, '1/7/2027');
    await type(/^Diện tích/, '12,5');
    await type(/^Dân số/, '12.345');
    save();
    await waitFor(() => expect(sent).toHaveLength(1));
    server['POST /api/units'] = ok({ ...unit, id: 'u-9', name: 'Xã Mới' }, 201);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Lưu' })).toBeEnabled());
    save();
    await waitFor(() => expect(address()).toBe('/units/u-9/show'));
    expect(sent[0]?.body).toEqual({ code: '01299', name: 'Xã Mới', kind: 'commune', parentId: null, validFrom: '2027-07-01', validTo: null, areaKm2: 12.5, population: 12_345, legalAct: null });
    expect(sent[1]).toEqual(sent[0]);
  });

  it('sends of an existing unit only what was changed, and keeps what was typed when somebody was quicker', async () => {
    const { sent } = await openScreen(<Routes><Route path="/units/:id" element={<UnitEdit />} /></Routes>, {
      me: someone('admin'), at: '/units/u-1',
      server: { 'GET /api/units/u-1': ok(unit), 'GET /api/units': units, 'PATCH /api/units/u-1': refusal(409, 'request.version-stale', 'Đã đổi') },
    });
    expect(await field(/^Diện tích/)).toHaveValue('55,43');
    await type(/^Dân số/, '32000');
    save();
    expect(await screen.findByText(/Người khác vừa sửa đơn vị này/)).toBeVisible();
    expect(sent.map(({ body }) => body)).toEqual([{ population: 32_000 }]);
    expect(await field(/^Dân số/)).toHaveValue('32000');
  });
});
