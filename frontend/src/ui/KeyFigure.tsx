import { Box, ButtonBase, Paper, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { toneColour, type Tone } from './StatusChip';

export interface KeyFigureProps {
  label: string;
  /** Already formatted; null = not known yet. */
  value: string | null;
  unit?: string;
  detail?: string;
  tone?: Tone;
  /** Where the figure is explained: the list it counts. */
  to?: string;
}

function Figure({ label, value, unit, detail, tone }: Omit<KeyFigureProps, 'to'>) {
  return (
    <Box sx={{ px: 1.5, py: 1, width: '100%', textAlign: 'left' }}>
      <Typography variant="caption" component="div" noWrap sx={{ color: 'text.secondary' }}>{label}</Typography>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75, minWidth: 0 }}>
        <Box
          component="span"
          sx={{
            fontSize: '1.5rem', lineHeight: 1.2, fontWeight: 600, fontVariantNumeric: 'tabular-nums',
            color: (theme) => (tone ? toneColour(theme, tone) : theme.palette.text.primary),
          }}
        >
          {value ?? '–'}
        </Box>
        {unit && <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>{unit}</Typography>}
        {detail && <Typography component="span" variant="caption" noWrap sx={{ color: 'text.secondary' }}>{detail}</Typography>}
      </Box>
    </Box>
  );
}

/** One number that matters, and the way to what it counts. */
export const KeyFigure = ({ to, ...figure }: KeyFigureProps) => (
  <Paper sx={{ minWidth: 0, overflow: 'hidden', display: 'flex' }}>
    {to ? <ButtonBase component={Link} to={to} sx={{ width: '100%' }}><Figure {...figure} /></ButtonBase> : <Figure {...figure} />}
  </Paper>
);
