import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Popper from '@mui/material/Popper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { TaskPerson } from '@ioc/shared/comments';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import type { CommentDraft } from './useCommentDraft';
import { lookedFor } from './mention.text';

interface MentionFieldProps {
  taskId: string;
  draft: CommentDraft;
  label: string;
  helperText: string;
  autoFocus?: boolean;
}

const noOne: readonly TaskPerson[] = [];

/**
 * Text in which an @ opens the list of those who may see this task. While the list is open the field is a combobox: arrows
 * move, Enter or Tab choose, Escape closes; the focus never leaves the text.
 */
export function MentionField({ taskId, draft, label, helperText, autoFocus = false }: MentionFieldProps) {
  const t = useT();
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(0);
  const [hasFocus, setFocus] = useState(false);
  /** Where the @ stands that was answered or dismissed. */
  const [settled, setSettled] = useState(-1);
  const [active, setActive] = useState(0);
  const asked = hasFocus ? lookedFor(draft.text, cursor) : null;
  const isAsking = asked !== null && asked.from !== settled;
  const { data: people = noOne, isSuccess } = useQuery<readonly TaskPerson[]>({
    queryKey: ['comments', 'people', taskId, asked?.q ?? ''], enabled: isAsking, placeholderData: (old) => old, staleTime: 30_000,
    queryFn: ({ signal }) => http<TaskPerson[]>('GET', `/tasks/${taskId}/people`, { query: { q: asked?.q ?? '' }, signal }),
  });
  const isOpen = isAsking && (people.length > 0 || (isSuccess && asked.q === ''));
  const chosen = people[Math.min(active, people.length - 1)];
  const optionId = (id: string) => `${listId}-${id}`;

  function choose(person: TaskPerson): void {
    if (asked === null) return;
    const before = `${draft.text.slice(0, asked.from)}@${draft.mention(person)} `;
    draft.setText(before + draft.text.slice(cursor).replace(/^ /, ''));
    setSettled(asked.from);
    setCursor(before.length);
    // The caret would jump to the end when React writes the new text.
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  }

  function press(event: KeyboardEvent): void {
    if (!isOpen || event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && people.length > 0) setActive((Math.min(active, people.length - 1) + move + people.length) % people.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) choose(chosen);
    else if (event.key === 'Escape') setSettled(asked.from);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const asCombobox = isOpen
    ? { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' as const, 'aria-controls': listId, ...(chosen ? { 'aria-activedescendant': optionId(chosen.id) } : {}) }
    : {};
  return (
    <>
      <TextField
        label={label} value={draft.text} multiline minRows={2} maxRows={12} fullWidth size="small" inputRef={field} helperText={helperText} error={draft.left < 0} autoFocus={autoFocus}
        onChange={({ target }) => {
          setCursor(target.selectionStart ?? target.value.length);
          setActive(0);
          if (settled >= 0 && target.value[settled] !== '@') setSettled(-1);
          draft.setText(target.value);
        }}
        onKeyDown={press} onSelect={({ target }) => setCursor((target as HTMLTextAreaElement).selectionStart)} onFocus={() => setFocus(true)} onBlur={() => setFocus(false)}
        slotProps={{ htmlInput: { 'aria-autocomplete': 'list', ...asCombobox } }}
      />
      <Popper open={isOpen} anchorEl={field.current} placement="bottom-start" sx={{ zIndex: 'tooltip' }}>
        <Paper elevation={8} sx={{ maxHeight: 260, overflowY: 'auto', minWidth: 260, maxWidth: 'min(420px, 92vw)' }}>
          {people.length === 0 && <Typography variant="body2" sx={{ p: 1.5 }} role="status">{t('comments.nobody')}</Typography>}
          <Box component="ul" id={listId} role="listbox" aria-label={t('comments.people')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {people.map((person) => (
              <Box
                component="li" key={person.id} id={optionId(person.id)} role="option" aria-selected={person === chosen}
                // Pressing must not take the focus, and with it the cursor, out of the text.
                onMouseDown={(event) => event.preventDefault()} onClick={() => choose(person)}
                sx={{ px: 1.5, py: 0.75, minHeight: { xs: 44, md: 0 }, cursor: 'pointer', backgroundColor: person === chosen ? 'action.selected' : undefined, '&:hover': { backgroundColor: 'action.hover' } }}
              >
                <Typography variant="body2">{person.name}</Typography>
                {person.orgName && <Typography variant="caption" color="textSecondary" component="div">{person.orgName}</Typography>}
              </Box>
            ))}
          </Box>
        </Paper>
      </Popper>
    </>
  );
}
