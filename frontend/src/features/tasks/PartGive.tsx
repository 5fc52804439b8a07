import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { TaskPart } from '@ioc/shared/task-parts';
import type { Task } from '@ioc/shared/tasks';
import { useKept } from '#platform/drafts';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { OrganisationPicker } from './OrganisationPicker';
import { isPartLate, PartFields } from './PartFields';
import { noPart, partIsOpen } from './task.parts';
import { ConflictNotice } from './ConflictNotice';
import { useTaskSend } from './useTaskSend';
import { useOrganisations } from './useTaskChoices';

interface PartGiveProps {
  task: Task;
  parts: readonly TaskPart[];
  onClose: () => void;
}

const nothing = { orgId: '', part: noPart };

const canLead = { canLeadTask: true } as const;

/** Gives one more unit a part of the work; whoever did not take part before does from then on. */
export function PartGive({ task, parts, onClose }: PartGiveProps) {
  const t = useT();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const { organisations } = useOrganisations(canLead);
  const draft = useKept(`part.give.${task.id}`, nothing);
  const { orgId, part } = draft.value;
  const { send, isPending, conflict, refusal } = useTaskSend(task);
  const taken = new Set([task.leadOrgId, ...parts.map((each) => each.orgId)]);
  // Units that take part already stand first: theirs is the part that is missing.
  const rank = ({ id }: { id: string }) => (task.coordinatingOrgIds.includes(id) ? 0 : 1);
  const options = organisations.filter(({ id }) => !taken.has(id)).sort((a, b) => rank(a) - rank(b));
  const chosen = options.find(({ id }) => id === orgId) ?? null;
  const isReady = chosen !== null && part.required.trim().length >= 3 && !isPartLate(part, task.dueAt);

  async function give(): Promise<void> {
    if (chosen === null || !isReady) return;
    if (!(await send({ path: `parts/${chosen.id}`, body: part, done: t('parts.given', { org: chosen.shortName }), isStillOpen: partIsOpen }))) return;
    draft.drop();
    onClose();
  }

  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby="part-give-title">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void give(); }}>
        <DialogTitle id="part-give-title">{t('parts.give')} <Box component="span" sx={{ whiteSpace: 'nowrap' }}>· {task.code}</Box></DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">{task.title}</Typography>
          {conflict && <ConflictNotice conflict={conflict} seen={task} />}
          {refusal && <Failure error={refusal} />}
          <OrganisationPicker organisations={options} value={orgId} onChange={(id) => draft.set({ orgId: id, part })} label={t('parts.field.org')} />
          <PartFields label={t('parts.field.required')} value={part} onChange={(next) => draft.set({ orgId, part: next })} taskDueAt={task.dueAt} />
          {draft.isKept && <Typography variant="caption" color="textSecondary">{t('ui.draft.kept')}</Typography>}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isPending || !isReady || conflict?.isStillOpen === false}>{t('parts.give')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
