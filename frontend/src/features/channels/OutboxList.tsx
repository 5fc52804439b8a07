import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Pagination from '@mui/material/Pagination';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { channelNames, outboxStateNames, outboxStates, type OutboxMessage, type OutboxState } from '@ioc/shared/channels';
import { noticeTitles } from '@ioc/shared/notifications';
import { http } from '#platform/api';
import { useFormats, useT, useWords } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { StatusChip, type Tone } from '#ui/StatusChip';
import { useBoard, useDeed, useOutbox } from './useChannels';

const perPage = 20;
const tones: Readonly<Record<OutboxState, Tone>> = { waiting: 'work', sent: 'good', failed: 'bad', dropped: 'quiet' };

/** What waits, what went out and what did not, newest first. */
export function OutboxList() {
  const t = useT();
  const words = useWords();
  const deed = useDeed();
  const [state, setState] = useState<OutboxState | 'all'>('all');
  const [page, setPage] = useState(1);
  const board = useBoard().data;
  const failed = board ? board.email.failed + board.webhook.failed : 0;
  const { data, error, isPending, refetch } = useOutbox(state === 'all' ? null : state, page, perPage);
  return (
    <Paper component="section" variant="outlined" aria-labelledby="channel-outbox">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, p: 2 }}>
        <Typography id="channel-outbox" variant="h6" component="h2" sx={{ flex: 1, whiteSpace: 'nowrap' }}>{t('channels.outbox')}</Typography>
        <TextField
          select size="small" label={t('channels.outboxFilter')} value={state} sx={{ minWidth: 180, width: 'auto', my: 0 }}
          onChange={(event) => {
            setState(outboxStates.find((each) => each === event.target.value) ?? 'all');
            setPage(1);
          }}
        >
          <MenuItem value="all">{t('channels.all')}</MenuItem>
          {outboxStates.map((each) => <MenuItem key={each} value={each}>{words(outboxStateNames[each])}</MenuItem>)}
        </TextField>
        <Button disabled={failed === 0} onClick={() => deed(http<{ retried: number }>('POST', '/channels/outbox/retry'), ({ retried }) => t('channels.retried', { count: retried }))}>{t('channels.retryAll')}</Button>
      </Box>
      {error && <Failure error={error} title={t('channels.loadFailed')} onRetry={() => void refetch()} />}
      {isPending && <Skeleton variant="rounded" height={160} sx={{ m: 2 }} />}
      {data?.total === 0 && <Empty title={t('channels.empty')} text={t('channels.emptyHint')} />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, '& li': { borderTop: 1, borderColor: 'divider' } }}>
        {data?.data.map((message) => <MessageRow key={message.id} message={message} />)}
      </Box>
      {(data?.total ?? 0) > perPage && (
        <Pagination page={page} count={Math.ceil((data?.total ?? 0) / perPage)} onChange={(_, next) => setPage(next)} sx={{ my: 1.5, display: 'flex', justifyContent: 'center' }} />
      )}
    </Paper>
  );
}

function useReason(): (reason: string) => string {
  const t = useT();
  const known: Readonly<Record<string, string>> = {
    'channel.address-refused': 'channels.reason.address', 'channel.no-address': 'channels.reason.noAddress', 'access.not-permitted': 'channels.reason.notPermitted',
    'channel.switched-off': 'channels.reason.switchedOff', IOC_SMTP_URL: 'channels.reason.mailOff',
  };
  return (reason) => (known[reason] === undefined ? reason : t(known[reason]));
}

function MessageRow({ message }: { message: OutboxMessage }) {
  const t = useT();
  const words = useWords();
  const deed = useDeed();
  const reasonText = useReason();
  const { dateTime } = useFormats();
  const { id, channel, webhookName, recipientName, code, isTest, notices, state, createdAt, dueAt, doneAt, attempts, reason } = message;
  const title = isTest ? t('channels.trial') : code === null ? t('channels.digest', { count: notices }) : words(noticeTitles[code]);
  const when = doneAt === null ? t('channels.next', { time: dateTime(dueAt) }) : t('channels.done', { time: dateTime(doneAt) });
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>{title}</Typography>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{t('channels.to', { channel: webhookName ?? words(channelNames[channel]), name: recipientName })}</Typography>
        <Typography variant="caption" color="textSecondary" component="div">
          {[t('channels.created', { time: dateTime(createdAt) }), when, t('channels.attempts', { count: attempts, smart_count: attempts })].join(' · ')}
        </Typography>
        {reason !== null && <Typography variant="caption" component="div" sx={{ overflowWrap: 'anywhere' }}>{reasonText(reason)}</Typography>}
      </Box>
      <StatusChip tone={tones[state]} label={words(outboxStateNames[state])} />
      {state === 'failed' && (
        <Button size="small" aria-label={t('channels.retryNamed', { name: recipientName })} onClick={() => deed(http<OutboxMessage>('POST', `/channels/outbox/${id}/retry`), () => t('channels.retried', { count: 1 }))}>
          {t('channels.retry')}
        </Button>
      )}
    </Box>
  );
}
