import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { fieldsOf } from '@ioc/shared/import-fields';
import type { ImportJob } from '@ioc/shared/imports';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { FixedValue } from './FixedValue';
import { MappingTable } from './MappingTable';

const buildJob = (mapping: ImportJob['mapping'] = {}): ImportJob => ({
  id: 'job-1', target: 'bts-stations', fileName: 'trạm gốc.csv', state: 'checked', rowsTotal: 2, rowsDone: 2, toCreate: 0, toUpdate: 0, unchanged: 0, errors: 1,
  warnings: 0, columns: ['Mã', 'Mã trạm', 'Ghi chú'], mapping: { code: 'Mã', assetCode: 'Mã trạm', operator: null, technology: null, bands: null, ...mapping },
  options: null, questions: [], byName: 'Trần Thị Bích', createdAt: '2026-11-24T02:00:00Z', appliedAt: null, version: 3,
});
const path = 'POST /api/imports/job-1/mapping';

const open = (mapping: ImportJob['mapping'] = {}, server: Server = {}) =>
  openScreen(<MappingTable job={buildJob(mapping)} />, { me: someone('manager'), server: { [path]: ok(buildJob()), ...server } });

// By label and text, and with bare events: asking every row for its role takes jsdom seconds.
const control = (field: string) => screen.getByLabelText(new RegExp(`^${field}( \\*)?$`), { selector: '[role=combobox], input' });
const fixed = (field: string) => `Giá trị cố định: ${field}`;
const option = (text: string) => screen.findByText(text, { selector: '[role=option]' });
const options = () => screen.getAllByText(/./, { selector: '[role=option]' }).map(({ textContent }) => textContent);
const recheck = () => screen.getByText('Kiểm tra lại');
async function choose(field: string, text: string): Promise<void> {
  fireEvent.mouseDown(control(field));
  fireEvent.click(await option(text));
}

describe('matching columns', () => {
  afterEach(closeScreen);

  it('gives every row one of the declared values', async () => {
    const { sent } = await open();
    await choose('Công nghệ', 'Giá trị cố định…');
    expect(recheck()).toBeDisabled();
    await choose(fixed('Công nghệ'), '4G');
    fireEvent.click(recheck());
    await waitFor(() => expect(sent).toEqual([{ request: path, body: { mapping: { ...buildJob().mapping, technology: '=4G' } } }]));
  });

  it('waits for a value that can be read, and says which those are', async () => {
    await open();
    await choose('Tổng công suất', 'Giá trị cố định…');
    const value = control(fixed('Tổng công suất'));
    fireEvent.change(value, { target: { value: '5001' } });
    expect(screen.getByText('Số từ 0 đến 5000')).toBeInTheDocument();
    expect(value).toBeInvalid();
    expect(recheck()).toBeDisabled();
    fireEvent.change(value, { target: { value: '42,5' } });
    expect(value).toBeValid();
    expect(recheck()).toBeEnabled();
  });

  it('offers no fixed value for what tells the rows apart', async () => {
    await open();
    fireEvent.mouseDown(control('Mã'));
    await option('(không có trong tệp)');
    expect(options()).toEqual(['(không có trong tệp)', 'Mã', 'Mã trạm', 'Ghi chú']);
  });

  it('shows what was fixed before and can leave it to a column again', async () => {
    await open({ technology: '=5G' });
    expect(control(fixed('Công nghệ'))).toHaveTextContent('5G');
    expect(recheck()).toBeDisabled();
    await choose('Công nghệ', 'Ghi chú');
    expect(screen.queryByLabelText(/^Giá trị cố định/)).toBeNull();
    expect(recheck()).toBeEnabled();
  });

  it('marks what a new record needs, and says why the check was refused', async () => {
    await open({}, { [path]: refusal(409, 'request.version-stale', 'Bản ghi vừa được người khác sửa.') });
    expect(within(screen.getByText('Nhà mạng', { selector: 'th' })).getByText('(bắt buộc)')).toBeInTheDocument();
    // Said in words, also to whoever hears the page: an empty field says nothing.
    expect(control('Nhà mạng')).toHaveTextContent('(không có trong tệp)');
    await choose('Nhà mạng', 'Ghi chú');
    fireEvent.click(recheck());
    expect(await screen.findByText('Bản ghi vừa được người khác sửa.')).toBeInTheDocument();
    expect(recheck()).toBeEnabled();
  });
});

describe('a fixed value', () => {
  afterEach(closeScreen);

  async function openValue(target: ImportJob['target'], name: string, value: string, server: Server = {}) {
    const field = fieldsOf(target).find((one) => one.name === name);
    if (!field) throw new Error(`${target} has no ${name}`);
    const onChange = jest.fn();
    await openScreen(<FixedValue target={target} field={field} value={value} onChange={onChange} />, { me: someone('manager'), server });
    return onChange;
  }

  it('may be several of the declared ones', async () => {
    const onChange = await openValue('bts', 'technologies', '4G');
    fireEvent.mouseDown(control(fixed('Công nghệ')));
    fireEvent.click(await option('5G'));
    expect(onChange).toHaveBeenCalledWith('4G; 5G');
  });

  it('of an owner is one of those who may own such an asset', async () => {
    const organisation = (code: string, name: string, kind: string) => ({ id: code, code, name, kind });
    const onChange = await openValue('bts', 'owner', '', {
      'GET /api/organisations': ok({ total: 2, data: [organisation('VTL', 'Viettel Cao Bằng', 'operator'), organisation('BDT', 'Bưu điện tỉnh', 'postal_enterprise')] }),
    });
    fireEvent.mouseDown(control(fixed('Đơn vị sở hữu')));
    const viettel = await option('Viettel Cao Bằng');
    expect(options()).toEqual(['Viettel Cao Bằng']);
    fireEvent.click(viettel);
    expect(onChange).toHaveBeenCalledWith('VTL');
  });

  it('is yes or no where that is the question', async () => {
    const onChange = await openValue('bts', 'synthetic', '');
    fireEvent.mouseDown(control(fixed('Dữ liệu mô phỏng')));
    fireEvent.click(await option('Có'));
    expect(onChange).toHaveBeenCalledWith('true');
  });
});
