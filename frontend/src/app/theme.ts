/**
 * Navy surfaces, one cyan accent. Green, yellow, red and blue belong to statuses and are used for nothing else.
 * Text on its surface has at least 4.5:1 in both modes; a test holds the pairs.
 */
import { alpha, type ThemeOptions } from '@mui/material/styles';

export interface Surface {
  page: string;
  panel: string;
  raised: string;
  line: string;
  text: string;
  dim: string;
  accent: string;
  onAccent: string;
  good: string;
  warn: string;
  bad: string;
  work: string;
}

export const surfaces: Readonly<Record<'dark' | 'light', Surface>> = {
  dark: {
    page: '#0a121c', panel: '#101c29', raised: '#16263a', line: '#24374a', text: '#e5edf5', dim: '#a3b5c7',
    accent: '#35c2d6', onAccent: '#04222a', good: '#35c796', warn: '#f5b83d', bad: '#ff7a72', work: '#6cb2ff',
  },
  light: {
    page: '#eef2f6', panel: '#ffffff', raised: '#ffffff', line: '#d3dde6', text: '#14202c', dim: '#4b5d6e',
    accent: '#006a83', onAccent: '#ffffff', good: '#08704d', warn: '#855300', bad: '#b8231a', work: '#1a5dab',
  },
};

const font = '"Be Vietnam Pro", system-ui, "Segoe UI", sans-serif';

const phone = '@media (max-width: 599.95px)';
const wider = '@media (min-width: 600px)';
/** Where a finger presses instead of a mouse, on phones, tablets and walls that are touched, it finds this much. */
const thumb = '@media (pointer: coarse)';
const thumbPx = 44;

/** Components of react-admin, which MUI's type does not name. */
const raComponents = (surface: Surface): Record<string, object> => ({
  RaToolbar: {
    styleOverrides: { root: { backgroundColor: 'transparent', borderTop: `1px solid ${surface.line}` } },
  },
  RaDataTable: {
    styleOverrides: { root: { '& .RaDataTable-headerCell': { backgroundColor: surface.panel, whiteSpace: 'nowrap' } } },
  },
  // Nothing is ticked: what could be done with it is neither seen nor reached by the keyboard.
  RaBulkActionsToolbar: { styleOverrides: { root: { '& .RaBulkActionsToolbar-collapsed': { visibility: 'hidden' } } } },
  RaList: { styleOverrides: { root: { '& .RaList-content': { overflowX: 'auto' }, '& .RaList-main': { minWidth: 0 } } } },
  // The filters of a list stand on the page itself; on a phone the search has its own line and the others share theirs.
  RaListToolbar: { styleOverrides: { root: { [phone]: { backgroundColor: 'transparent' } } } },
  RaTopToolbar: { styleOverrides: { root: { [phone]: { backgroundColor: 'transparent', flex: 'none', minHeight: 0, width: '100%' } } } },
  RaFilterForm: {
    styleOverrides: {
      root: {
        [wider]: { minHeight: 0 },
        [phone]: {
          flex: 'none',
          display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 8,
          '& > :first-child': { gridColumn: '1 / -1' },
          '& .RaFilterFormInput-spacer': { display: 'none' },
          '& .filter-field, & .filter-field > :not(.hide-filter)': { minWidth: '0 !important', width: '100% !important' },
        },
      },
    },
  },
  RaSimpleFormIterator: { defaultProps: { fullWidth: true } },
});

const muiComponents = (surface: Surface): NonNullable<ThemeOptions['components']> => ({
  MuiCssBaseline: {
    styleOverrides: {
      body: { scrollbarColor: `${surface.line} transparent`, scrollbarWidth: 'thin' },
      '*:focus-visible': { outline: `2px solid ${surface.accent}`, outlineOffset: 2 },
      // On paper there is only the page itself, as long as it is.
      '@media print': {
        '@page': { margin: '12mm' },
        'header, nav, [role="status"], [role="alert"], a[href="#content"]': { display: 'none !important' },
        'body, #root *:has(> main), #root *:has(main), main': { display: 'block !important', height: 'auto !important', overflow: 'visible !important' },
        // The sum stands once, at the end.
        tfoot: { display: 'table-row-group !important' },
        // The page is dark in the dark theme, and paper is white.
        html: { colorScheme: 'light !important' },
        'html, body, #root, #root *:has(main), main, main *': { color: '#000 !important', backgroundColor: 'transparent !important' },
        // A wide table fits the width of the paper instead of losing its last columns.
        'main td, main th': { padding: '3px 5px !important', fontSize: '8pt !important', whiteSpace: 'normal !important' },
      },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
      },
    },
  },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' }, rounded: { border: `1px solid ${surface.line}` } },
  },
  MuiMenu: { styleOverrides: { paper: { backgroundColor: surface.raised, boxShadow: '0 12px 40px rgba(0, 0, 0, 0.28)' } } },
  MuiDialog: { styleOverrides: { paper: { boxShadow: '0 24px 80px rgba(0, 0, 0, 0.4)' } } },
  MuiTableCell: {
    styleOverrides: {
      root: { borderColor: surface.line },
      sizeSmall: { padding: '6px 12px' },
      head: { fontSize: '0.75rem', color: surface.dim, fontWeight: 600, whiteSpace: 'nowrap' },
    },
  },
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense', fullWidth: true } },
  MuiAutocomplete: { defaultProps: { fullWidth: true } },
  MuiButton: { defaultProps: { size: 'small', disableElevation: true }, styleOverrides: { root: { [thumb]: { minHeight: thumbPx } } } },
  // Within a field it is the field that is pressed.
  MuiIconButton: { styleOverrides: { root: { [thumb]: { '&:not(.MuiInputBase-root *)': { minHeight: thumbPx, minWidth: thumbPx } } } } },
  MuiChip: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: 6, fontWeight: 500 }, clickable: { [thumb]: { minHeight: thumbPx } } } },
  MuiAlert: { styleOverrides: { root: { alignItems: 'center' } } },
  MuiToggleButton: { styleOverrides: { root: { color: surface.dim, [thumb]: { minHeight: thumbPx, minWidth: thumbPx } } } },
  // A name given to the box belongs to its input; on the span round it nobody hears it.
  MuiCheckbox: {
    defaultProps: {
      slotProps: { input: (owner) => ('aria-label' in owner ? { 'aria-label': owner['aria-label'] } : {}), root: { 'aria-label': undefined } },
    },
  },
  MuiTab: { styleOverrides: { root: { minHeight: 42, minWidth: 0 } } },
  MuiTabs: { styleOverrides: { root: { minHeight: 42 } } },
  MuiTooltip: {
    styleOverrides: {
      tooltip: {
        backgroundColor: surface.raised, color: surface.text, border: `1px solid ${surface.line}`, fontSize: '0.8125rem',
      },
    },
  },
  MuiListItemButton: {
    styleOverrides: {
      root: {
        '&.Mui-selected': { backgroundColor: alpha(surface.accent, 0.14), '&:hover': { backgroundColor: alpha(surface.accent, 0.2) } },
      },
    },
  },
});

function themeOf(mode: 'dark' | 'light'): ThemeOptions {
  const surface = surfaces[mode];
  return {
    palette: {
      mode,
      primary: { main: surface.accent, contrastText: surface.onAccent },
      secondary: { main: surface.accent, contrastText: surface.onAccent },
      background: { default: surface.page, paper: surface.panel },
      text: { primary: surface.text, secondary: surface.dim },
      divider: surface.line,
      success: { main: surface.good },
      warning: { main: surface.warn },
      error: { main: surface.bad },
      info: { main: surface.work },
    },
    shape: { borderRadius: 8 },
    spacing: 8,
    typography: {
      fontFamily: font,
      // 14 px is MUI's measure; at 13 the tables of an operations room hold a third more rows.
      fontSize: 13,
      fontWeightBold: 600,
      h5: { fontSize: '1.25rem', fontWeight: 600 },
      h6: { fontSize: '1rem', fontWeight: 600 },
      button: { textTransform: 'none', fontWeight: 600 },
    },
    components: { ...muiComponents(surface), ...raComponents(surface) },
  };
}

export const darkTheme = themeOf('dark');
export const lightTheme = themeOf('light');
