import { useState } from 'react';
import { useCreate, useNotify, useUpdate } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { reminderKindNames, ruleKinds, type ReminderRule, type RuleKind } from '@ioc/shared/reminders';
import { taskParties, taskPartyNames, type TaskParty } from '@ioc/shared/task-parties';
import { useT, useWords } from '#platform/i18n';
import { patchLists, refreshLists } from '#platform/live';
import { Failure } from '#ui/Failure';
import { draftFrom, ruleFrom, shapeOf } from './rule.form';

/** A rule to add or to change; the kind of one that exists stays. */
export function RuleDialog({ rule, onClose }: { rule: ReminderRule | null; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftFrom(rule));
  const [create, creating] = useCreate<ReminderRule>();
  const [update, updating] = useUpdate<ReminderRule>();
  const shape = shapeOf(draft.kind);
  const checked = ruleFrom(draft);
  const wrong = 'wrong' in checked ? checked.wrong : null;
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const turn = (party: TaskParty, isTold: boolean) => put({ to: isTold ? [...draft.to, party] : draft.to.filter((other) => other !== party) });

  function save(): void {
    if (!('rule' in checked)) return;
    const onSuccess = (saved: ReminderRule) => {
      if (rule) patchLists(queryClient, 'reminder-rules', [saved]);
      else refreshLists(queryClient, 'reminder-rules');
      notify(t('reminders.saved'), { type: 'success' });
      onClose();
    };
    const { kind, ...fields } = checked.rule;
    if (rule) void update('reminder-rules', { id: rule.id, data: fields, previousData: rule }, { onSuccess });
    else void create('reminder-rules', { data: { kind, ...fields } }, { onSuccess });
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="rule-title">
      <form noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
        <DialogTitle id="rule-title">{t(rule ? 'reminders.editTitle' : 'reminders.add')}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          {(creating.error ?? updating.error) && <Failure error={creating.error ?? updating.error} />}
          <TextField
            select label={t('reminders.kind')} value={draft.kind} disabled={rule !== null} onChange={(event) => put({ kind: event.target.value as RuleKind })} sx={{ mt: 1 }}
          >
            {ruleKinds.map((kind) => <MenuItem key={kind} value={kind}>{words(reminderKindNames[kind])}</MenuItem>)}
          </TextField>
          {shape.days !== 'none' && (
            <TextField
              label={t(`reminders.days.${draft.kind}`)} value={draft.days} required={shape.days === 'required'} error={wrong === 'days'}
              onChange={(event) => put({ days: event.target.value })} helperText={t(shape.days === 'optional' ? 'reminders.daysOptional' : 'reminders.daysHint')}
              slotProps={{ htmlInput: { inputMode: 'decimal' } }}
            />
          )}
          {shape.repeats && (
            <TextField
              label={t('reminders.every')} value={draft.everyDays} error={wrong === 'everyDays'} onChange={(event) => put({ everyDays: event.target.value })}
              helperText={t('reminders.everyHint')} slotProps={{ htmlInput: { inputMode: 'decimal' } }}
            />
          )}
          <FormControl component="fieldset" error={wrong === 'to'}>
            <FormLabel component="legend">{t('reminders.to')}</FormLabel>
            <FormGroup>
              {taskParties.map((party) => (
                <FormControlLabel
                  key={party} label={words(taskPartyNames[party])} slotProps={{ typography: { variant: 'body2' } }}
                  control={<Checkbox size="small" checked={draft.to.includes(party)} onChange={(_, isTold) => turn(party, isTold)} />}
                />
              ))}
            </FormGroup>
            {wrong === 'to' && <FormHelperText>{t('reminders.toMissing')}</FormHelperText>}
          </FormControl>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('reminders.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={wrong !== null || creating.isPending || updating.isPending}>{t('reminders.save')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
