import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useFormats } from '#platform/i18n';
import { toneColour, type Tone } from './StatusChip';

export interface TimelineItem {
  key: string;
  at: string;
  title: ReactNode;
  by?: string | null;
  text?: string | null;
  details?: ReactNode;
  /** After the text. */
  below?: ReactNode;
  tone?: Tone;
}

/** What happened, newest or oldest first as the caller orders it. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const { dateTime } = useFormats();
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, '& li + li': { mt: 1.5 } }}>
      {items.map(({ key, at, title, by, text, details, below, tone = 'quiet' }) => (
        <Box component="li" key={key} sx={{ display: 'grid', gridTemplateColumns: '14px 1fr', columnGap: 1.25, position: 'relative' }}>
          <Box
            aria-hidden
            sx={{ width: 10, height: 10, mt: 0.75, borderRadius: '50%', border: 2, borderColor: (theme) => toneColour(theme, tone) }}
          />
          <div>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.25, alignItems: 'baseline' }}>
              <Typography component="span" sx={{ fontWeight: 600 }}>{title}</Typography>
              <Typography component="time" dateTime={at} variant="caption" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                {dateTime(at)}
              </Typography>
              {by && <Typography component="span" variant="caption" sx={{ color: 'text.secondary' }}>{by}</Typography>}
            </Box>
            {details}
            {text && <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>}
            {below}
          </div>
        </Box>
      ))}
    </Box>
  );
}
