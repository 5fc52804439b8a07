import Box from '@mui/material/Box';
import { useFormats, useT } from '#platform/i18n';
import { useWaiting } from './useWaiting';

/** How much waits for this person, beside the name of their page in the menu; nothing while nothing does. */
export function WaitingCount() {
  const t = useT();
  const { number } = useFormats();
  const total = useWaiting().data?.total ?? 0;
  if (total === 0) return null;
  return (
    <Box
      component="span" title={t('myWork.count', { smart_count: total })}
      sx={{ px: 0.75, borderRadius: 4, fontSize: '0.75rem', lineHeight: 1.5, fontWeight: 600, fontVariantNumeric: 'tabular-nums', bgcolor: 'action.selected', color: 'text.primary' }}
    >
      {number(total)}
    </Box>
  );
}
