import { Box, Typography } from '@mui/material';
import type { FieldChange } from '@ioc/shared/changes';
import { useT } from '#platform/i18n';

/** A field in the reader's words; `null` where nothing was said. A list tells what came to it and what left it. */
export interface ChangeWords {
  label: string;
  /** Left out where only `to` says anything. */
  from?: string | readonly string[] | null;
  to: string | readonly string[] | null;
}

interface FieldChangesProps {
  /** Null: from before fields were kept. */
  changes: readonly FieldChange[] | null;
  isFromWithheld?: boolean;
  wordsOf: (change: FieldChange) => ChangeWords;
}

/** Field by field what was and what is. */
export function FieldChanges({ changes, isFromWithheld = false, wordsOf }: FieldChangesProps) {
  const t = useT();
  if (changes === null) return <Note text={t('ui.changes.unknown')} />;
  return (
    <>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { sm: 'minmax(110px, 170px) minmax(0, 1fr)' }, columnGap: 1.5, rowGap: { xs: 0, sm: 0.25 } }}>
        {changes.map((one, index) => {
          const { label, from, to } = wordsOf(one);
          return (
            <Box key={`${one.field} ${index}`} sx={{ display: 'contents' }}>
              <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>{label}</Typography>
              <Typography component="dd" variant="body2" sx={{ m: 0, mb: { xs: 0.5, sm: 0 }, overflowWrap: 'anywhere' }}>
                <Values from={from} to={to} isFromWithheld={isFromWithheld} />
              </Typography>
            </Box>
          );
        })}
      </Box>
      {isFromWithheld && <Note text={t('ui.changes.withheld')} />}
    </>
  );
}

const Note = ({ text }: { text: string }) => <Typography variant="body2" sx={{ color: 'text.secondary' }}>{text}</Typography>;

function Values({ from, to, isFromWithheld }: Omit<ChangeWords, 'label'> & { isFromWithheld: boolean }) {
  const t = useT();
  const said = (value: ChangeWords['to']) => (typeof value === 'string' ? value : (value?.join(', ') ?? t('ui.changes.blank')));
  if (from === undefined || isFromWithheld) return said(to);
  if (Array.isArray(from) || Array.isArray(to)) return <ListChange before={listOf(from)} after={listOf(to)} />;
  return <><Box component="span" sx={{ color: 'text.secondary' }}>{said(from)}</Box> → {said(to)}</>;
}

const listOf = (value: ChangeWords['to']): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []));

function ListChange({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const t = useT();
  const added = after.filter((one) => !before.includes(one));
  const left = before.filter((one) => !after.includes(one));
  const parts = [added.length > 0 && t('ui.changes.added', { list: added.join(', ') }), left.length > 0 && t('ui.changes.left', { list: left.join(', ') })];
  return parts.filter(Boolean).join('; ') || t('ui.changes.replaced');
}
