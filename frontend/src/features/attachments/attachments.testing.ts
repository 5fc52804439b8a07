import type { Attachment } from '@ioc/shared/attachments';

export const buildAttachment = (over: Partial<Attachment> = {}): Attachment => ({
  id: 'file-1', name: 'Hiện trường.jpg', kind: 'jpeg', size: 2_345_678, isViewable: true, uploadedById: 'me', uploadedByName: 'Trần Thị Bích', uploadedAt: '2026-01-06T01:00:00Z',
  updateId: null, isReported: false, takenAt: null, location: null, distanceM: null, isOutsideUnit: null, ...over,
});
