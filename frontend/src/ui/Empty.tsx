import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

export interface EmptyProps {
  title: string;
  text?: string;
  /** The one thing to do next. */
  action?: ReactNode;
}

/** Nothing is here, which is an answer too: say so, and what can be done. */
export const Empty = ({ title, text, action }: EmptyProps) => (
  <Box sx={{ display: 'grid', placeItems: 'center', alignContent: 'center', gap: 1, p: 4, minHeight: 160, textAlign: 'center' }}>
    <Box component="svg" aria-hidden viewBox="0 0 48 48" sx={{ width: 44, color: 'text.secondary', opacity: 0.55 }}>
      <circle cx="24" cy="24" r="17" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="5 5" />
      <path d="M16 24h16" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
    </Box>
    <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
    {text && <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 440 }}>{text}</Typography>}
    {action}
  </Box>
);
