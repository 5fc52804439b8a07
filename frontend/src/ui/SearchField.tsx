import Search from '@mui/icons-material/SearchOutlined';
import { Box, Paper } from '@mui/material';
import { alpha } from '@mui/material/styles';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface SearchFieldProps<Item> {
  /** Its accessible name, and what stands in it while it is empty. */
  label: string;
  hint?: string;
  question: string;
  onQuestion: (question: string) => void;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  render: (item: Item) => ReactNode;
  onChoose: (item: Item) => void;
  /** Said in place of suggestions: still looking, nothing found. Empty = nothing to say yet. */
  status?: string;
}

/** Where an arrow key leads from here; null when the key is not about the list. */
function moved(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  return null;
}

/** Scrolls the list and nothing around it: the map beneath must not move because of an arrow key. */
function keepInSight(option: HTMLElement | null): void {
  const list = option?.closest<HTMLElement>('[data-scrolls]');
  if (!option || !list) return;
  const { offsetTop: top, offsetHeight: height } = option;
  list.scrollTop = Math.min(top, Math.max(list.scrollTop, top + height - list.clientHeight));
}

/** A search with suggestions: type, arrows, Enter. Light enough to stand on the first page (ARIA combobox pattern). */
export function SearchField<Item>({ label, hint, question, onQuestion, items, keyOf, render, onChoose, status = '' }: SearchFieldProps<Item>) {
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const at = Math.min(marked, Math.max(0, items.length - 1));
  const shows = isOpen && (items.length > 0 || status !== '');
  const current = items[at];
  const optionId = (index: number): string => `${listId}-${index}`;

  function choose(item: Item): void {
    setOpen(false);
    onChoose(item);
  }

  function press(event: KeyboardEvent): void {
    const next = moved(event.key, isOpen ? at : -1, items.length);
    if (next !== null) {
      event.preventDefault();
      setOpen(true);
      setMarked(next);
      keepInSight(document.getElementById(optionId(next)));
    } else if (event.key === 'Enter' && shows && current !== undefined) {
      event.preventDefault();
      choose(current);
    } else if (event.key === 'Escape') {
      if (shows) setOpen(false);
      else onQuestion('');
    }
  }

  return (
    <Box sx={{ position: 'relative' }}>
      <Box
        sx={{
          display: 'flex', alignItems: 'center', gap: 1, px: 1.25, height: 40, color: 'text.secondary', borderRadius: 1,
          // The frame stands for the focus of the input inside.
          '&:focus-within': { boxShadow: (theme) => `inset 0 0 0 2px ${theme.palette.primary.main}` },
        }}
      >
        <Search fontSize="small" />
        <Box
          component="input" type="text" role="combobox" autoComplete="off" spellCheck={false}
          aria-label={label} aria-autocomplete="list" aria-expanded={shows} aria-controls={listId}
          aria-activedescendant={shows && items.length > 0 ? optionId(at) : undefined}
          title={hint} placeholder={label} value={question} onKeyDown={press}
          onChange={(event) => {
            onQuestion(event.target.value);
            setMarked(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)} onBlur={() => setOpen(false)}
          sx={{
            flex: 1, minWidth: 0, height: '100%', p: 0, border: 0, outline: 'none !important', backgroundColor: 'transparent', color: 'text.primary',
            font: 'inherit', fontSize: '0.875rem', '&::placeholder': { color: 'text.secondary', opacity: 1 },
          }}
        />
      </Box>
      <Paper
        elevation={3} hidden={!shows} data-scrolls
        sx={{ position: 'absolute', zIndex: 1, top: '100%', left: 0, right: 0, mt: 0.5, maxHeight: 'min(56vh, 420px)', overflowY: 'auto' }}
      >
        <Box component="ul" id={listId} role="listbox" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {shows && items.map((item, index) => (
            <Box
              component="li" key={keyOf(item)} id={optionId(index)} role="option" aria-selected={index === at}
              // The input keeps the focus, so that blur still means "gone elsewhere".
              onMouseDown={(event) => event.preventDefault()} onMouseMove={() => setMarked(index)} onClick={() => choose(item)}
              sx={{
                display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.75, cursor: 'pointer',
                '&[aria-selected=true]': { backgroundColor: (theme) => alpha(theme.palette.primary.main, 0.14) },
              }}
            >
              {render(item)}
            </Box>
          ))}
        </Box>
        <Box role="status" sx={{ px: 1.5, py: items.length === 0 && status ? 1 : 0, color: 'text.secondary', fontSize: '0.875rem' }}>
          {shows && items.length === 0 && status}
        </Box>
      </Paper>
    </Box>
  );
}
