import { Box } from '@mui/material';
import { useLinkState, useNow, type LinkName } from '#platform/live';
import { useFormats, useT } from '#platform/i18n';
import { toneColour, type Tone } from '#ui/StatusChip';

const looks: Readonly<Record<LinkName, { tone: Tone; sign: string }>> = {
  connecting: { tone: 'warn', sign: '◌' },
  live: { tone: 'good', sign: '●' },
  stale: { tone: 'warn', sign: '◐' },
  offline: { tone: 'bad', sign: '✕' },
  down: { tone: 'bad', sign: '✕' },
};

/** Is what I see true right now, and if not, of when is it? */
export function ConnectionBadge() {
  const t = useT();
  const { time, duration } = useFormats();
  const { state, lastAt } = useLinkState();
  useNow(5_000);
  const { tone, sign } = looks[state];
  // The age is measured on one clock, this computer's, so a wrong one does no harm.
  const age = lastAt === null ? null : Math.max(0, Date.now() - lastAt);
  const word = state === 'connecting' && lastAt !== null ? t('app.link.stale') : t(`app.link.${state}`);
  // On a phone the title of the page needs the width: the sign stands over the time.
  const isStacked = state === 'live';
  return (
    <Box
      role="status" aria-label={t('app.link.label')} title={lastAt === null ? t('app.link.never') : t('app.link.age', { time: time(lastAt) })}
      sx={{
        display: 'inline-flex', flexDirection: { xs: isStacked ? 'column' : 'row', sm: 'row' }, lineHeight: { xs: 1.15, sm: 'inherit' }, alignItems: 'center', gap: { xs: isStacked ? 0 : 0.5, sm: 0.75 }, px: { xs: 0, sm: 1 }, py: 0.5, borderRadius: 1, whiteSpace: 'nowrap',
        borderStyle: 'solid', borderWidth: { xs: 0, sm: '1px' }, fontSize: { xs: isStacked ? '0.6875rem' : '0.75rem', sm: '0.8125rem' }, fontWeight: 600, borderColor: 'divider', color: (theme) => toneColour(theme, tone),
      }}
    >
      <span aria-hidden>{sign}</span>
      <Box component="span" sx={{ display: { xs: state === 'live' ? 'none' : 'inline', sm: 'inline' } }}>{word}</Box>
      {/* Hidden from those who hear the screen: a time that is read out every minute would drown what matters. */}
      {lastAt !== null && state === 'live' && (
        <Box component="span" aria-hidden sx={{ color: 'text.secondary', fontWeight: 400, fontVariantNumeric: 'tabular-nums' }}><time>{time(lastAt)}</time></Box>
      )}
      {state !== 'live' && age !== null && <span aria-hidden>· {duration(age).split(' ').slice(0, 2).join(' ')}</span>}
    </Box>
  );
}
