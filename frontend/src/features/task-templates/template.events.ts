import type { TemplateState } from '@ioc/shared/task-templates';
import type { Tone } from '#ui/StatusChip';

export const templateEvents = [
  'task-template.created', 'task-template.updated', 'task-template.paused', 'task-template.resumed', 'task-template.ended', 'task-template.gave', 'task-template.stopped',
] as const;

export const stateTones: Readonly<Record<TemplateState, Tone>> = { plain: 'quiet', recurring: 'good', paused: 'warn', stopped: 'bad', ended: 'quiet' };
