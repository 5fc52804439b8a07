import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { sendingReasonNames, type Sending } from '@ioc/shared/channel-sendings';
import { channelNames } from '@ioc/shared/channels';
import { noticeTitles } from '@ioc/shared/notifications';
import { taskPartyNames } from '@ioc/shared/task-parties';
import { useFormats, useT, useWords } from '#platform/i18n';
import { toneColour, type Tone } from '#ui/StatusChip';
import type { TimelineItem } from '#ui/Timeline';
import { sentBy, type Outcome, type Sent } from './sending.outcomes';

const toneOf = ({ parts }: Sending): Tone =>
  parts.some(({ state }) => state === 'failed') ? 'bad' : parts.some(({ state }) => state === 'waiting') ? 'work' : 'quiet';

/** What went out for a task by e-mail and webhook, as a line of its timeline. */
export function useSendingLine(): (sending: Sending) => TimelineItem {
  const t = useT();
  const words = useWords();
  return (sending) => {
    // What a person reads as "you" is about somebody else here.
    const notice = sending.code === 'mentioned' ? t('channels.sending.mentioned') : words(noticeTitles[sending.code]);
    return {
      key: sending.id, at: sending.at, title: t('channels.sending.title', { notice }), by: t('channels.sending.system'), tone: toneOf(sending),
      below: sentBy(sending.parts).map((sent) => <SentLines key={sent.channel} sent={sent} />),
    };
  };
}

function SentLines({ sent: { channel, total, parties, outcomes } }: { sent: Sent }) {
  const t = useT();
  const words = useWords();
  const whom = parties.map(({ party, count }) => {
    const name = party === null ? t('channels.sending.followers') : words(taskPartyNames[party]).toLocaleLowerCase('vi');
    return parties.length === 1 ? name : t('channels.sending.party', { party: name, count });
  });
  const said = channel === 'email' ? t('channels.sending.people', { smart_count: total, whom: whom.join(', ') }) : t('channels.sending.calls', { smart_count: total });
  return (
    <Box sx={{ mt: 0.25 }}>
      <Typography variant="body2">{`${words(channelNames[channel])}: ${said}`}</Typography>
      {outcomes.map((outcome) => <OutcomeLine key={`${outcome.state} ${outcome.reason}`} outcome={outcome} />)}
    </Box>
  );
}

function OutcomeLine({ outcome: { state, reason, count, attempts, endedAt } }: { outcome: Outcome }) {
  const t = useT();
  const words = useWords();
  const { dateTime } = useFormats();
  const when = endedAt === null ? '' : dateTime(endedAt);
  const key = state === 'waiting' && attempts > 0 ? 'again' : state;
  const said = t(`channels.sending.${key}`, { count, when, smart_count: attempts });
  return (
    <Typography variant="caption" component="div" sx={{ color: (theme) => toneColour(theme, state === 'failed' ? 'bad' : 'quiet') }}>
      {reason === null ? said : `${said}: ${words(sendingReasonNames[reason])}`}
    </Typography>
  );
}
