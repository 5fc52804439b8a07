import { afterEach, describe, expect, it } from '@jest/globals';
import type { Attachment } from '@ioc/shared/attachments';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { AttachmentPanel } from './AttachmentPanel';
import { buildAttachment } from './attachments.testing';

const task = { id: 'task-1', version: 3, assignedAt: '2026-01-05T01:00:00Z' };
const open = (files: Attachment[]) => openScreen(<AttachmentPanel task={task} />, { me: someone('manager'), server: { 'GET /api/tasks/task-1/attachments': ok(files) } });

describe('the documents of a task', () => {
  afterEach(closeScreen);

  it('say of a photo when and how far away it was taken, and warn where that speaks against it', async () => {
    await open([
      buildAttachment({ id: 'near', name: 'gần.jpg', takenAt: '2026-01-06T01:30:00Z', location: [105.67, 22.95], distanceM: 120, isOutsideUnit: false }),
      buildAttachment({ id: 'far', name: 'xa.jpg', takenAt: '2026-01-04T01:30:00Z', location: [106.2, 22.95], distanceM: 51_234, isOutsideUnit: true }),
      buildAttachment({ id: 'paper', name: 'Biên bản.pdf', kind: 'pdf', isViewable: false }),
    ]);
    const [near, far, paper] = await screen.findAllByRole('listitem');
    expect(near).toHaveTextContent('2,3 MB · Chụp lúc 06/01/2026 08:30 · Cách vị trí nhiệm vụ 120 m');
    expect(near).not.toHaveTextContent('!');
    for (const warning of ['Xa vị trí nhiệm vụ', 'Ngoài địa bàn', 'Chụp trước khi giao việc']) expect(far).toHaveTextContent(warning);
    expect(far).toHaveTextContent('51,2 km');
    expect(within(paper as HTMLElement).getByRole('link', { name: 'Tải về Biên bản.pdf' })).toHaveAttribute('href', '/api/attachments/paper/content');
    expect(within(paper as HTMLElement).queryByRole('button')).toBeNull();
  });

  it('open pictures here, from the same address that gives them back', async () => {
    await open([buildAttachment({ id: 'near', name: 'gần.jpg', location: [105.67, 22.95] })]);
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Mở gần.jpg' }));
    const dialog = within(screen.getByRole('dialog', { name: 'gần.jpg' }));
    expect(dialog.getByRole('img', { name: 'gần.jpg' })).toHaveAttribute('src', '/api/attachments/near/content?inline=true');
    expect(dialog.getByRole('link', { name: 'Xem nơi chụp trên bản đồ' })).toHaveAttribute('href', '/?at=105.67000,22.95000,15');
  });

  it('open a PDF beside the task, and only hand it over where something in it acts', async () => {
    await open([buildAttachment({ id: 'paper', name: 'Công văn.pdf', kind: 'pdf' }), buildAttachment({ id: 'odd', name: 'Lạ.pdf', kind: 'pdf', isViewable: false })]);
    const link = await screen.findByRole('link', { name: 'Mở Công văn.pdf trong thẻ mới' });
    expect(link).toHaveAttribute('href', '/api/attachments/paper/content?inline=true');
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener']);
    expect(screen.queryByRole('link', { name: /Mở Lạ/ })).toBeNull();
    expect(screen.getByText(/Chỉ tải về: có nội dung tự chạy/)).toBeVisible();
  });

  it('say how they come about where there are none', async () => {
    await open([]);
    expect(await screen.findByText(/Chưa có tài liệu nào/)).toBeVisible();
  });
});
