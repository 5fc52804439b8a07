import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { noticeGroupNames, type Webhook } from '@ioc/shared/channels';
import { http } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { ConfirmButton } from '#ui/ConfirmButton';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { useDeed, useWebhooks } from './useChannels';
import { WebhookDialog } from './WebhookDialog';

/** The systems that are called. */
export function WebhookList() {
  const t = useT();
  const [asked, setAsked] = useState<Webhook | 'new' | null>(null);
  const { data, error, isPending, refetch } = useWebhooks();
  const add = <Button startIcon={<Add />} onClick={() => setAsked('new')}>{t('channels.add')}</Button>;
  return (
    <Paper component="section" variant="outlined" aria-labelledby="channel-webhooks">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, pt: 2 }}>
        <Typography id="channel-webhooks" variant="h6" component="h2" sx={{ flex: 1 }}>{t('channels.webhooks')}</Typography>
        {(data?.total ?? 0) > 0 && add}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ px: 2, pb: 1 }}>{t('channels.webhooksHint')}</Typography>
      {error && <Failure error={error} title={t('channels.loadFailed')} onRetry={() => void refetch()} />}
      {isPending && <Skeleton variant="rounded" height={96} sx={{ m: 2 }} />}
      {data?.total === 0 && <Empty title={t('channels.noWebhook')} text={t('channels.noWebhookHint')} action={add} />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, '& li': { borderTop: 1, borderColor: 'divider' } }}>
        {data?.data.map((webhook) => <WebhookRow key={webhook.id} webhook={webhook} onEdit={() => setAsked(webhook)} />)}
      </Box>
      {asked !== null && <WebhookDialog webhook={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />}
    </Paper>
  );
}

function WebhookRow({ webhook, onEdit }: { webhook: Webhook; onEdit: () => void }) {
  const t = useT();
  const words = useWords();
  const deed = useDeed();
  const { id, name, url, groups, isOn, version } = webhook;
  const path = `/webhooks/${id}`;
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
      <Switch
        size="small" checked={isOn} slotProps={{ input: { 'aria-label': name } }}
        onChange={(_, next) => deed(http<Webhook>('PATCH', path, { body: { isOn: next }, version }), () => t('channels.saved'))}
      />
      <Box sx={{ flex: '1 1 260px', minWidth: 0, color: isOn ? 'text.primary' : 'text.secondary' }}>
        <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{name}{isOn ? '' : ` (${t('channels.off')})`}</Typography>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{url}</Typography>
        <Typography variant="caption" color="textSecondary">{groups.map((group) => words(noticeGroupNames[group])).join(', ')}</Typography>
      </Box>
      <Button size="small" aria-label={t('channels.testNamed', { name })} onClick={() => deed(http('POST', `${path}/test`), () => t('channels.tried'))}>{t('channels.test')}</Button>
      <Button size="small" aria-label={t('channels.editNamed', { name })} onClick={onEdit}>{t('channels.edit')}</Button>
      <ConfirmButton
        size="small" color="error" label={t('channels.remove')} aria-label={t('channels.removeNamed', { name })} question={t('channels.removeQuestion', { name })}
        explanation={t('channels.removeHint')}
        onConfirm={async () => {
          await http('DELETE', path);
          deed(Promise.resolve(), () => t('channels.removed'));
        }}
      />
    </Box>
  );
}
