/** Files that show what was done: received, recognised by their content, kept, and bound to a line of a task's timeline. */
export { AttachmentsModule } from './attachments.module.js';
export { AttachmentsSweep } from './attachments.sweep.js';
