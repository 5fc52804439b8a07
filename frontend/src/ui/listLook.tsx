/** How the columns of lists share the room: names get it, codes and dates never wrap, the least useful ones give way. */
import type { SxProps } from '@mui/material';
import type { Theme } from '@mui/material/styles';

type Look = SxProps<Theme> & object;

/** A column that a laptop can do without. */
export const wideOnly = { '@media (max-width: 1439.95px)': { display: 'none' } } satisfies Look;
export const oneLine = { whiteSpace: 'nowrap' } satisfies Look;
/** Several words, which a title beside them would squeeze to one a line. */
export const wideWords = { ...wideOnly, minWidth: 170 } satisfies Look;
export const wideOneLine = { ...oneLine, ...wideOnly } satisfies Look;

/** The name of the row: it takes what the others leave. */
export const roomy = { width: '45%', minWidth: 240 } satisfies Look;

export const denseRows = { '& td': { py: 0.5 }, '& .MuiTableCell-root': { px: 1.25 }, '& .MuiTableSortLabel-root': { minHeight: 24 } } satisfies Look;

/** Two lines at most; the rest is in the tooltip and on the page of the record. */
export const twoLines = { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' } satisfies Look;

/** On a phone the cards stand on the page itself: a frame around frames says nothing. */
export const frameless = {
  '& .RaList-content': {
    border: { xs: 0, md: 1 }, borderColor: { md: 'divider' }, bgcolor: { xs: 'transparent', md: 'background.paper' },
  },
} satisfies Look;

/** Filters and buttons of a list on one line, as long as the screen has one. */
export const listToolbar = {
  flexWrap: { xs: 'wrap', md: 'nowrap' }, flexShrink: 0, gap: 1, alignItems: 'center', minHeight: 48, pb: 0.5,
  '& .MuiButton-root': { whiteSpace: 'nowrap' },
  '& .MuiToggleButton-root': { height: 32, color: 'text.secondary' },
} satisfies Look;
