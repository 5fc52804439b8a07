import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { TaskStep } from '@ioc/shared/tasks';
import { closeScreen, ok, openScreen, refusal, someone, type Server } from '#testing/screen';
import { playUploads } from '#testing/uploads';
import { TaskStepDialog } from './TaskStepDialog';
import { buildTask } from './tasks.testing';

const task = buildTask({ state: 'in_progress', progressPercent: 40 });
const steps = 'POST /api/tasks/task-1/steps';
const settings = { files: { largestBytes: 1_000, mostPerStep: 3 } };
const photo = (name: string, size = 10) => new File(['x'.repeat(size)], name, { type: 'image/jpeg' });
const file = (id: string, name: string) => ({
  id, name, kind: 'jpeg', size: 10, isViewable: true, uploadedById: 'me', uploadedByName: 'Trần Thị Bích', uploadedAt: new Date().toISOString(), updateId: null, isReported: false, takenAt: null, location: null, distanceM: null, isOutsideUnit: null,
});

let uploads: ReturnType<typeof playUploads>;

async function open(step: TaskStep = 'report', server: Server = {}, of = task) {
  const opened = await openScreen(<TaskStepDialog task={of} step={step} onClose={() => undefined} />, {
    me: someone('unit_officer', { orgId: 'org-lead' }),
    server: { 'GET /api/settings': ok(settings), 'GET /api/tasks/task-1/updates': ok([]), [steps]: ok({ ...task, version: 2 }), ...server },
  });
  // How much may go along is asked first.
  await waitFor(() => expect(screen.queryByText(/mỗi lần 3 tệp/) ?? screen.getByRole('dialog')).toBeInTheDocument());
  return { ...opened, person: userEvent.setup() };
}

const dialog = () => within(screen.getByRole('dialog'));
const send = () => dialog().getAllByRole('button', { name: /^(Báo cáo tiến độ|Trình nghiệm thu)$/ }).at(-1) as HTMLElement;
const words = () => dialog().getByLabelText('Đã làm được gì');
const choose = async (person: ReturnType<typeof userEvent.setup>, ...files: File[]) => {
  await screen.findByText(/mỗi lần 3 tệp/);
  await person.upload(dialog().getByLabelText('Chọn tệp'), files);
};

describe('a report with files', () => {
  beforeEach(() => { uploads = playUploads(); });
  afterEach(() => {
    uploads.restore();
    closeScreen();
    localStorage.clear();
  });

  it('opens the camera of a telephone, and takes what is no picture as well', async () => {
    await open();
    expect(dialog().getByLabelText('Chụp ảnh')).toHaveAttribute('capture', 'environment');
    expect(dialog().getByLabelText('Chụp ảnh').getAttribute('accept')).toContain('image/jpeg');
    expect(dialog().getByLabelText('Chọn tệp').getAttribute('accept')).toContain('.pdf');
  });

  it('sends files while the person writes, and the report with what has arrived', async () => {
    const { person, sent } = await open();
    await choose(person, photo('a.jpg'), photo('b.jpg'));
    await waitFor(() => expect(uploads.begun).toHaveLength(1));
    const [first] = uploads.begun;
    expect([first?.method, first?.url, first?.headers['x-file-name']]).toEqual(['POST', '/api/attachments', 'a.jpg']);
    act(() => first?.reach(0.4));
    expect(await dialog().findByText('Đang tải lên 40 %')).toBeVisible();
    expect(send()).toBeDisabled();
    act(() => first?.answer({ status: 201, body: file('file-a', 'a.jpg') }));
    await waitFor(() => expect(uploads.begun).toHaveLength(2));
    act(() => uploads.begun[1]?.answer({ status: 201, body: file('file-b', 'b.jpg') }));
    await person.type(words(), 'Đã kéo cáp');
    await person.type(dialog().getByLabelText('Khó khăn, vướng mắc'), 'Mưa lớn');
    await person.click(send());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({
      step: 'report', text: 'Đã kéo cáp', percent: 40, attachmentIds: ['file-a', 'file-b'], difficulties: 'Mưa lớn', proposals: null, overrideReason: null,
    });
  });

  it('loses neither words nor files with the line: the file is sent again under the same key', async () => {
    const { person } = await open();
    await person.type(words(), 'Đã kéo cáp');
    await choose(person, photo('a.jpg'));
    await waitFor(() => expect(uploads.begun).toHaveLength(1));
    act(() => uploads.begun[0]?.loseLine());
    const again = await dialog().findByRole('button', { name: 'Thử lại: a.jpg' });
    expect(words()).toHaveValue('Đã kéo cáp');
    await person.click(again);
    await waitFor(() => expect(uploads.begun).toHaveLength(2));
    expect(uploads.begun[1]?.headers['idempotency-key']).toBe(uploads.begun[0]?.headers['idempotency-key']);
    act(() => uploads.begun[1]?.answer({ status: 201, body: file('file-a', 'a.jpg') }));
    expect(await dialog().findByText(/Đã tải lên/)).toBeVisible();
    expect(send()).toBeEnabled();
  });

  it('finds words and files again after the page was closed', async () => {
    const first = await open();
    await first.person.type(words(), 'Đã kéo cáp');
    await choose(first.person, photo('a.jpg'));
    await waitFor(() => expect(uploads.begun).toHaveLength(1));
    act(() => uploads.begun[0]?.answer({ status: 201, body: file('file-a', 'a.jpg') }));
    await dialog().findByText(/Đã tải lên/);
    closeScreen();
    const second = await open();
    expect(words()).toHaveValue('Đã kéo cáp');
    await second.person.click(send());
    await waitFor(() => expect(second.sent[0]?.body).toMatchObject({ attachmentIds: ['file-a'] }));
  });

  it('says why a file is refused, and can go on without it', async () => {
    const { person } = await open();
    await choose(person, photo('a.jpg'));
    await waitFor(() => expect(uploads.begun).toHaveLength(1));
    act(() => uploads.begun[0]?.answer(refusal(415, 'attachment.runs-in-browser', 'Không nhận tệp HTML.')(null)));
    expect(await dialog().findByText('Không nhận tệp HTML.')).toBeVisible();
    await person.click(dialog().getByRole('button', { name: 'Bỏ tệp này: a.jpg' }));
    expect(dialog().queryByText('Không nhận tệp HTML.')).toBeNull();
    expect(send()).toBeEnabled();
  });

  it('does not begin what is too large, nor more than go along', async () => {
    const { person } = await open();
    await choose(person, photo('lớn.jpg', 2_000), photo('a.jpg'), photo('b.jpg'), photo('c.jpg'), photo('d.jpg'));
    expect(await dialog().findByText(/Chỉ kèm được 3 tệp/)).toBeVisible();
    expect(dialog().getAllByRole('button', { name: /Bỏ tệp này/ })).toHaveLength(3);
  });

  it('asks why the task ends when an alarm of the site is still open, and sends the reason along', async () => {
    const { person, sent, server } = await open('submit', { [steps]: refusal(409, 'task.alarm-still-open', 'Cảnh báo chưa kết thúc.') });
    await person.type(dialog().getByLabelText('Kết quả đạt được'), 'Xong');
    expect(dialog().queryByLabelText('Lý do kết thúc khi cảnh báo còn mở')).toBeNull();
    await person.click(send());
    await person.type(await dialog().findByLabelText('Lý do kết thúc khi cảnh báo còn mở'), 'Chờ đợt sau');
    server[steps] = ok({ ...task, version: 2 });
    await person.click(send());
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.body).toMatchObject({ step: 'submit', text: 'Xong', overrideReason: 'Chờ đợt sau' });
  });

  const files = 'GET /api/tasks/task-1/attachments';
  const asking = { ...task, requiredEvidence: 'photo' as const };
  const taken = { takenAt: '2026-01-06T01:00:00Z', location: [105.67, 22.95] };

  it('says which photo the task asks for, and is sent once it has arrived', async () => {
    const { person, sent } = await open('submit', { [files]: ok([]) }, asking);
    expect(await dialog().findByText(/phải có ảnh chụp tại nơi thực hiện/)).toBeVisible();
    expect(send()).toBeDisabled();
    await choose(person, photo('a.jpg'));
    await waitFor(() => expect(uploads.begun).toHaveLength(1));
    act(() => uploads.begun[0]?.answer({ status: 201, body: file('file-a', 'a.jpg') }));
    expect(await dialog().findByText(/không ghi nơi chụp và lúc chụp/)).toBeVisible();
    await choose(person, photo('b.jpg'));
    await waitFor(() => expect(uploads.begun).toHaveLength(2));
    act(() => uploads.begun[1]?.answer({ status: 201, body: { ...file('file-b', 'b.jpg'), ...taken } }));
    await waitFor(() => expect(send()).toBeEnabled());
    expect(dialog().queryByLabelText('Lý do trình khi thiếu minh chứng')).toBeNull();
    await person.click(send());
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ step: 'submit', attachmentIds: ['file-a', 'file-b'], evidenceReason: null }));
  });

  it('counts what earlier reports brought', async () => {
    await open('submit', { [files]: ok([{ ...file('file-a', 'a.jpg'), ...taken, updateId: 'u1', isReported: true, isOutsideUnit: false }]) }, asking);
    await waitFor(() => expect(send()).toBeEnabled());
    expect(dialog().queryByText(/phải có ảnh/)).toBeNull();
  });

  it('does not count what a return carried', async () => {
    await open('submit', { [files]: ok([{ ...file('file-a', 'a.jpg'), ...taken, updateId: 'u1', isOutsideUnit: false }]) }, asking);
    expect(await dialog().findByText(/phải có ảnh chụp tại nơi thực hiện/)).toBeVisible();
  });

  it('goes with a return, which asks for nothing but the reason', async () => {
    await open('send_back');
    expect(dialog().getByLabelText('Chọn tệp')).toBeInTheDocument();
    expect(dialog().queryByLabelText('Khó khăn, vướng mắc')).toBeNull();
  });

  it('is sent without the photo when somebody says why', async () => {
    const { person, sent } = await open('submit', { [files]: ok([]) }, asking);
    await person.type(await dialog().findByLabelText('Lý do trình khi thiếu minh chứng'), 'Máy ảnh hỏng');
    await person.click(send());
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ step: 'submit', evidenceReason: 'Máy ảnh hỏng' }));
  });

  it('asks why as well when only the server knows that the photo is from elsewhere', async () => {
    const elsewhere = refusal(409, 'task.evidence-away', 'Ảnh chụp ngoài địa bàn.');
    const { person } = await open('submit', { [files]: ok([{ ...file('file-a', 'a.jpg'), ...taken, updateId: 'u1', isReported: true }]), [steps]: elsewhere }, asking);
    await waitFor(() => expect(send()).toBeEnabled());
    await person.click(send());
    expect(await dialog().findByLabelText('Lý do trình khi thiếu minh chứng')).toBeVisible();
  });

  it('has no files where a step carries none', async () => {
    await open('accept');
    expect(dialog().queryByLabelText('Chụp ảnh')).toBeNull();
  });
});
