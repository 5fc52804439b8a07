/** Files that go along with a report: chosen and sent, listed on the task, pictures with where and when they were taken. */
export { AttachmentInput } from './AttachmentInput';
export { AttachmentList } from './AttachmentList';
export { AttachmentPanel } from './AttachmentPanel';
export { useAttachments } from './useAttachments';
export { useKeptUploads, type KeptUploads } from './useKeptUploads';
export { useUploads, type Uploads } from './useUploads';
