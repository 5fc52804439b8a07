import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Title } from 'ra-ui-materialui';
import type { OutboxCounts, OutboxMessage } from '@ioc/shared/channels';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { StatusChip } from '#ui/StatusChip';
import { OutboxList } from './OutboxList';
import { useBoard, useDeed, useLiveChannels } from './useChannels';
import { WebhookList } from './WebhookList';

/** How notifications leave the portal, what waits and what failed. */
export function ChannelsPage() {
  const t = useT();
  useLiveChannels();
  return (
    <Box sx={{ maxWidth: 960, width: '100%', mx: 'auto', display: 'grid', gap: 2 }}>
      <Title title={t('channels.name')} preferenceKey={false} />
      <EmailState />
      <WebhookList />
      <OutboxList />
    </Box>
  );
}

const useCounts = () => {
  const t = useT();
  return ({ waiting, failed, sentToday }: OutboxCounts) => t('channels.counts', { waiting, failed, sent: sentToday });
};

function EmailState() {
  const t = useT();
  const deed = useDeed();
  const counts = useCounts();
  const { data, error, isPending, refetch } = useBoard();
  if (isPending) return <Skeleton variant="rounded" height={120} />;
  if (error) return <Failure error={error} title={t('channels.loadFailed')} onRetry={() => void refetch()} />;
  const { email } = data;
  return (
    <Paper component="section" variant="outlined" aria-labelledby="channel-email" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography id="channel-email" variant="h6" component="h2">{t('channels.email')}</Typography>
        <StatusChip tone={email.isOn ? 'good' : 'quiet'} label={t(email.isOn ? 'channels.emailOn' : 'channels.emailOff')} />
        <Box sx={{ flex: 1 }} />
        <Button disabled={!email.isOn} onClick={() => deed(http<OutboxMessage>('POST', '/channels/email/test'), () => t('channels.tried'))}>{t('channels.tryMail')}</Button>
      </Box>
      {email.isOn
        ? (
          <>
            <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{t('channels.server', { host: email.host ?? '' })} · {t('channels.from', { from: email.from ?? '' })}</Typography>
            <Typography variant="body2" color="textSecondary">{counts(email)}</Typography>
          </>
        )
        : <Typography variant="body2" color="textSecondary">{t('channels.emailOffHint')}</Typography>}
    </Paper>
  );
}
