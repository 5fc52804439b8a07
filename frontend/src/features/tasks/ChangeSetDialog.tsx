import { useState } from 'react';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField, Typography } from '@mui/material';
import { changeSetActionNames, type ChangeSetAction, type TaskChangePreview, type TaskChangeSet } from '@ioc/shared/task-change-sets';
import type { SavedFilter } from '@ioc/shared/task-views';
import { taskPriorities, taskPriorityNames, type ListedTask, type TaskPriority } from '@ioc/shared/tasks';
import { freshKey, http, onceHeaders } from '#platform/api';
import { useKept } from '#platform/drafts';
import { useFormats, useT, useWords } from '#platform/i18n';
import { refreshLists } from '#platform/live';
import { DateTimeField } from '#ui/DateTimeField';
import { Failure } from '#ui/Failure';
import { OrganisationPicker } from './OrganisationPicker';
import { RefusedTasks } from './RefusedTasks';
import { useOrganisations } from './useTaskChoices';

/** The ticked tasks as they were seen, or all of a filter, of which the server says what they are. */
export type ChosenTasks = { tasks: readonly ListedTask[] } | { filter: SavedFilter; total: number };

interface ChangeSetDialogProps {
  action: ChangeSetAction;
  chosen: ChosenTasks;
  onClose: () => void;
  onDone: () => void;
}

const shortest: Readonly<Record<ChangeSetAction, number>> = { remind: 5, due: 3, drop: 3, priority: 3, reassign: 3 };
/** What cannot be done without saying why. */
const explained: readonly ChangeSetAction[] = ['remind', 'due', 'drop'];

interface Wish {
  text: string;
  dueAt: string | null;
  priority: TaskPriority;
  leadOrgId: string;
}

const noWish: Wish = { text: '', dueAt: null, priority: 'thuong', leadOrgId: '' };

/**
 * One wish for many tasks, and what became of it: those that refused are named with the reason. For all of a filter it is
 * tried out first, because nobody has looked at each of them.
 */
export function ChangeSetDialog({ action, chosen, onClose, onDone }: ChangeSetDialogProps) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { organisations } = useOrganisations();
  const draft = useKept(`bulk.${action}`, noWish);
  const { text, dueAt, priority, leadOrgId } = draft.value;
  const wish = (part: Partial<Wish>) => draft.set({ ...draft.value, ...part });
  const [deed, setDeed] = useState({ key: '', said: '' });
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [preview, setPreview] = useState<TaskChangePreview | null>(null);
  const [outcome, setOutcome] = useState<TaskChangeSet | null>(null);
  const tasks = preview ? preview.tasks.filter(({ id }) => preview.changed.includes(id)) : 'tasks' in chosen ? chosen.tasks : [];
  const isTrial = 'filter' in chosen && preview === null;
  const total = 'filter' in chosen ? chosen.total : chosen.tasks.length;
  const asksText = explained.includes(action);
  const isSaid = text.trim().length >= shortest[action] || (!asksText && text.trim() === '');
  const isReady = isSaid && (action !== 'due' || dueAt !== null) && (action !== 'reassign' || leadOrgId !== '');
  const counted = (count: number) => ({ count: formats.number(count), smart_count: count });

  async function send(): Promise<void> {
    if (!isReady || isPending) return;
    setPending(true);
    setFailure(null);
    const change = {
      action, ...(text.trim() === '' ? {} : { text: text.trim() }), ...(action === 'due' ? { dueAt } : {}),
      ...(action === 'priority' ? { priority } : {}), ...(action === 'reassign' ? { leadOrgId } : {}),
    };
    const body = { ...change, tasks: tasks.map(({ id, version }) => ({ id, version })) };
    // The same content sent again is the same deed; other content is another one and needs a key of its own.
    const said = JSON.stringify(body);
    const key = deed.said === said ? deed.key : freshKey();
    setDeed({ key, said });
    try {
      if (isTrial) {
        setPreview(await http<TaskChangePreview>('POST', '/task-change-sets/preview', { body: { change, filter: chosen.filter } }));
        setPending(false);
        return;
      }
      const done = await http<TaskChangeSet>('POST', '/task-change-sets', { body, headers: onceHeaders(key) });
      refreshLists(queryClient, 'tasks');
      draft.drop();
      if (done.refused.length > 0) setOutcome(done);
      else {
        notify(t('views.bulk.done', counted(done.changed.length)), { type: 'success' });
        onDone();
      }
    } catch (error) {
      setFailure(error);
    }
    setPending(false);
  }

  if (outcome) return <Outcome outcome={outcome} tasks={tasks} onClose={onDone} />;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="change-set-title">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <DialogTitle id="change-set-title">{words(changeSetActionNames[action])} · {t('views.bulk.tasks', counted(preview ? tasks.length : total))}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          {preview ? <Trial preview={preview} /> : (
            <>
              {action === 'due' && <DateTimeField label={t('tasks.field.dueAt')} value={dueAt} onChange={(instant) => wish({ dueAt: instant })} required fullWidth />}
              {action === 'priority' && (
                <TextField select size="small" label={t('tasks.field.priority')} value={priority} onChange={({ target }) => wish({ priority: target.value as TaskPriority })}>
                  {taskPriorities.map((name) => <MenuItem key={name} value={name}>{words(taskPriorityNames[name])}</MenuItem>)}
                </TextField>
              )}
              {action === 'reassign' && <OrganisationPicker organisations={organisations.filter(({ canLeadTask }) => canLeadTask)} value={leadOrgId} onChange={(id) => wish({ leadOrgId: id })} label={t('tasks.field.newLead')} />}
              <TextField
                multiline minRows={2} autoFocus={asksText} required={asksText} label={t(action === 'remind' ? 'views.bulk.words' : 'tasks.say.reason')} value={text}
                helperText={action !== 'remind' ? t('views.bulk.kept') : draft.isKept ? t('ui.draft.kept') : undefined} onChange={({ target }) => wish({ text: target.value })} slotProps={{ htmlInput: { maxLength: 500 } }}
              />
              <Typography variant="body2" color="textSecondary">{t(`views.bulk.hint.${action}`)}</Typography>
            </>
          )}
          {failure !== null && <Failure error={failure} />}
        </DialogContent>
        <DialogActions>
          {preview && <Button onClick={() => setPreview(null)} sx={{ mr: 'auto' }}>{t('views.bulk.back')}</Button>}
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
          <Button type="submit" variant="contained" color={action === 'drop' && !isTrial ? 'error' : 'primary'} disabled={!isReady || isPending || (!isTrial && tasks.length === 0)}>
            {isTrial ? t('views.bulk.try') : words(changeSetActionNames[action])}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** What would become of them. Nothing has happened yet. */
function Trial({ preview: { tasks, changed, refused } }: { preview: TaskChangePreview }) {
  const t = useT();
  const formats = useFormats();
  const counted = (count: number) => ({ count: formats.number(count), smart_count: count });
  return (
    <>
      <Alert severity={changed.length > 0 ? 'info' : 'warning'} variant="outlined">{changed.length > 0 ? t('views.bulk.would', counted(changed.length)) : t('views.bulk.wouldNone')}</Alert>
      {refused.length > 0 && <Typography variant="body2" color="textSecondary">{t('views.bulk.wouldRefuse', counted(refused.length))}</Typography>}
      <RefusedTasks refused={refused} tasks={tasks} />
    </>
  );
}

function Outcome({ outcome, tasks, onClose }: { outcome: TaskChangeSet; tasks: readonly Pick<ListedTask, 'id' | 'code' | 'title'>[]; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const counted = (count: number) => ({ count: formats.number(count), smart_count: count });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="change-set-outcome">
      <DialogTitle id="change-set-outcome">{words(changeSetActionNames[outcome.action])}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1 }}>
        {outcome.changed.length > 0 && <Alert severity="success" variant="outlined">{t('views.bulk.done', counted(outcome.changed.length))}</Alert>}
        <Alert severity="warning" variant="outlined">{t('views.bulk.refused', counted(outcome.refused.length))}</Alert>
        <RefusedTasks refused={outcome.refused} tasks={tasks} />
      </DialogContent>
      <DialogActions><Button variant="contained" onClick={onClose}>{t('views.bulk.close')}</Button></DialogActions>
    </Dialog>
  );
}
