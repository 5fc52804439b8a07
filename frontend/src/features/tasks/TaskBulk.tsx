import { lazy, Suspense, useState } from 'react';
import { useListContext } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { changeSetActionNames, changeSetActions, mostChanged, type ChangeSetAction } from '@ioc/shared/task-change-sets';
import type { ListedTask } from '@ioc/shared/tasks';
import { apiUrl, useCan } from '#platform/api';
import { useLocale, useT, useWords } from '#platform/i18n';

const ChangeSetDialog = lazy(async () => ({ default: (await import('./ChangeSetDialog')).ChangeSetDialog }));

/** More ids make an address that proxies cut off. */
const mostExported = 100;

/** What can be done with the ticked tasks at once. Which of them refuse, the server says for each. */
export function TaskBulk() {
  const t = useT();
  const words = useWords();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const mayAssign = useCan('task:assign');
  const mayDecide = useCan('task:decide');
  const { selectedIds, onUnselectItems, sort } = useListContext<ListedTask>();
  const [chosen, setChosen] = useState<{ action: ChangeSetAction; tasks: ListedTask[] } | null>(null);
  const actions = changeSetActions.filter((action) => (action === 'drop' ? mayDecide : mayAssign));

  /** As the person saw them last, on whichever page that was. */
  function seen(): ListedTask[] {
    const rows = new Map<string, ListedTask>();
    for (const [, answer] of queryClient.getQueriesData<{ data?: ListedTask[] }>({ queryKey: ['tasks', 'getList'] })) {
      for (const row of answer?.data ?? []) if ((rows.get(row.id)?.version ?? 0) < row.version) rows.set(row.id, row);
    }
    return selectedIds.flatMap((id) => rows.get(String(id)) ?? []).slice(0, mostChanged);
  }

  return (
    <>
      {actions.map((action) => (
        <Button key={action} size="small" onClick={() => setChosen({ action, tasks: seen() })}>{words(changeSetActionNames[action])}</Button>
      ))}
      {selectedIds.length > mostExported
        ? <Button size="small" disabled startIcon={<DownloadOutlined />}>{t('views.bulk.exportMost', { count: mostExported })}</Button>
        : (
          <Button size="small" component="a" download startIcon={<DownloadOutlined />} href={apiUrl('/tasks/report', { ids: selectedIds.map(String), sort: sort.field, order: sort.order, locale, format: 'xlsx' })}>
            {t('views.bulk.export')}
          </Button>
        )}
      {chosen && (
        <Suspense fallback={null}>
          <ChangeSetDialog action={chosen.action} tasks={chosen.tasks} onClose={() => setChosen(null)} onDone={() => { setChosen(null); onUnselectItems(); }} />
        </Suspense>
      )}
    </>
  );
}
