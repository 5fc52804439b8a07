import Typography from '@mui/material/Typography';
import type { ListedTask } from '@ioc/shared/tasks';
import { useFormats, useT } from '#platform/i18n';
import { StatusChip } from '#ui/StatusChip';

/** The first due date of a task that has another one by now, and how often it was extended. */
export function OriginalDue({ task }: { task: ListedTask }) {
  const t = useT();
  const formats = useFormats();
  const { originalDueAt, extensionCount } = task;
  if (originalDueAt === null || originalDueAt === task.dueAt) return null;
  const said = [t('extensions.original', { date: formats.date(originalDueAt) }), extensionCount > 0 && t('extensions.count', { smart_count: extensionCount })];
  return <Typography variant="caption" component="div" color="textSecondary">{said.filter(Boolean).join(', ')}</Typography>;
}

/** For lists: somebody waits for an answer. */
export function ExtensionChip({ task: { openExtension } }: { task: ListedTask }) {
  const t = useT();
  if (openExtension === null) return null;
  return <StatusChip tone="warn" glyph="◷" label={t(`extensions.open.${openExtension}`)} />;
}
