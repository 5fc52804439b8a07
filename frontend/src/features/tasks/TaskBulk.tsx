import { lazy, Suspense, useState } from 'react';
import { useListContext } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import { BulkActionsToolbar } from 'ra-ui-materialui';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { changeSetActionNames, changeSetActions, mostChanged, type ChangeSetAction } from '@ioc/shared/task-change-sets';
import type { ListedTask } from '@ioc/shared/tasks';
import { useCan, useSettings } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import type { ChosenTasks } from './ChangeSetDialog';
import { keptFilter } from './saved.views';
import { TaskExport } from './TaskExport';

const ChangeSetDialog = lazy(async () => ({ default: (await import('./ChangeSetDialog')).ChangeSetDialog }));

/** What can be done at once with the ticked tasks, or with all of the filter. Which of them refuse, the server says for each. */
export function TaskBulk() {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  const queryClient = useQueryClient();
  const mayAssign = useCan('task:assign');
  const mayDecide = useCan('task:decide');
  const most = useSettings()?.tasks.mostAtOnce ?? mostChanged;
  const { selectedIds, onUnselectItems, filterValues, total = 0 } = useListContext<ListedTask>();
  const [allOf, setAllOf] = useState<string | null>(null);
  const [wish, setWish] = useState<{ action: ChangeSetAction; chosen: ChosenTasks } | null>(null);
  const actions = changeSetActions.filter((action) => (action === 'drop' ? mayDecide : mayAssign));
  // All of the filter is chosen for this filter and these ticks: whoever changes either has chosen something else.
  const now = JSON.stringify([filterValues, selectedIds]);
  const isAll = allOf === now && selectedIds.length > 0;
  const count = isAll ? total : selectedIds.length;

  /** As the person saw them last, on whichever page that was. */
  function seen(): ListedTask[] {
    const rows = new Map<string, ListedTask>();
    for (const [, answer] of queryClient.getQueriesData<{ data?: ListedTask[] }>({ queryKey: ['tasks', 'getList'] })) {
      for (const row of answer?.data ?? []) if ((rows.get(row.id)?.version ?? 0) < row.version) rows.set(row.id, row);
    }
    return selectedIds.flatMap((id) => rows.get(String(id)) ?? []);
  }
  const begin = (action: ChangeSetAction): void =>
    setWish({ action, chosen: isAll ? { filter: keptFilter(filterValues as Record<string, unknown>), total } : { tasks: seen() } });
  const widen = total > selectedIds.length && !isAll && (
    <Button size="small" onClick={() => setAllOf(now)} sx={{ whiteSpace: 'nowrap' }}>{t('views.bulk.all', { number: number(total) })}</Button>
  );

  return (
    <BulkActionsToolbar label={t(isAll ? 'views.bulk.allChosen' : 'views.bulk.chosen', { smart_count: count, number: number(count) })} selectAllButton={widen}>
      {actions.length > 0 && count > most && <Typography variant="body2" color="textPrimary" sx={{ alignSelf: 'center', mr: 1 }}>{t('views.bulk.most', { number: number(most) })}</Typography>}
      {actions.map((action) => <Button key={action} size="small" disabled={count > most} onClick={() => begin(action)}>{words(changeSetActionNames[action])}</Button>)}
      <TaskExport label={t(isAll ? 'views.bulk.exportAll' : 'views.bulk.export')} {...(isAll ? {} : { ids: selectedIds.map(String) })} />
      {wish && (
        <Suspense fallback={null}>
          <ChangeSetDialog action={wish.action} chosen={wish.chosen} onClose={() => setWish(null)} onDone={() => { setWish(null); setAllOf(null); onUnselectItems(); }} />
        </Suspense>
      )}
    </BulkActionsToolbar>
  );
}
