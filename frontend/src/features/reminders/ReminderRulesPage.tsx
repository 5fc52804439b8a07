import { useState } from 'react';
import { useNotify, useUpdate } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useQueryClient } from '@tanstack/react-query';
import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { nowhere } from '@ioc/shared/access';
import { reminderKindNames, type ReminderRule } from '@ioc/shared/reminders';
import { taskPartyNames } from '@ioc/shared/task-parties';
import { useCan } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { patchLists } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { RuleDialog } from './RuleDialog';
import { useRules, useRuleText } from './useRules';

/** When tasks are reminded of and who is told: read by everybody whom it concerns, changed by managers of the province. */
export function ReminderRulesPage() {
  const t = useT();
  const mayWrite = useCan('reminder:write', nowhere);
  const [asked, setAsked] = useState<ReminderRule | 'new' | null>(null);
  const { data: rules = [], error, isPending, refetch } = useRules();
  return (
    <Box sx={{ maxWidth: 960, width: '100%', mx: 'auto' }}>
      <Title title={t('reminders.name')} preferenceKey={false} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1, minWidth: 240 }}>{t('reminders.hint')}</Typography>
        {mayWrite && <Button startIcon={<Add />} onClick={() => setAsked('new')}>{t('reminders.add')}</Button>}
      </Box>
      {error && <Failure error={error} title={t('reminders.loadFailed')} onRetry={() => void refetch()} />}
      {isPending && <Skeleton variant="rounded" height={320} />}
      {!isPending && !error && (
        <Paper variant="outlined">
          {rules.length === 0 && <Empty title={t('reminders.none')} />}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, '& li + li': { borderTop: 1, borderColor: 'divider' } }}>
            {rules.map((rule) => <RuleRow key={rule.id} rule={rule} onEdit={mayWrite ? () => setAsked(rule) : null} />)}
          </Box>
        </Paper>
      )}
      {asked !== null && <RuleDialog rule={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />}
    </Box>
  );
}

function RuleRow({ rule, onEdit }: { rule: ReminderRule; onEdit: (() => void) | null }) {
  const t = useT();
  const words = useWords();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const text = useRuleText()(rule);
  const [update, { isPending }] = useUpdate<ReminderRule>();
  const turn = (isOn: boolean) => void update('reminder-rules', { id: rule.id, data: { isOn }, previousData: rule }, {
    onSuccess: (saved) => patchLists(queryClient, 'reminder-rules', [saved]),
    onError: (refusal) => notify(refusal instanceof Error ? refusal.message : String(refusal), { type: 'warning' }),
  });
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1, px: { xs: 1, sm: 2 }, py: 1 }}>
      <Switch
        size="small" checked={rule.isOn} disabled={onEdit === null || isPending} onChange={(_, isOn) => turn(isOn)}
        slotProps={{ input: { 'aria-label': `${words(reminderKindNames[rule.kind])}: ${text}` } }}
      />
      <Box sx={{ flex: 1, minWidth: 0, color: rule.isOn ? 'text.primary' : 'text.secondary' }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>{words(reminderKindNames[rule.kind])}{rule.isOn ? '' : ` (${t('reminders.off')})`}</Typography>
        <Typography variant="body2">{text}</Typography>
        <Typography variant="caption" color="textSecondary">{t('reminders.toldTo', { parties: rule.to.map((party) => words(taskPartyNames[party])).join(', ') })}</Typography>
      </Box>
      {onEdit && <Button size="small" onClick={onEdit} aria-label={`${t('reminders.edit')}: ${words(reminderKindNames[rule.kind])}, ${text}`}>{t('reminders.edit')}</Button>}
    </Box>
  );
}
