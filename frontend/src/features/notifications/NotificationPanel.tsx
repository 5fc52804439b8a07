import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useT } from '#platform/i18n';
import { useNow, useSharedLive } from '#platform/live';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { liveNotices } from './notifications.store';
import { NotificationRow } from './NotificationRow';
import { useRead } from './useRead';

/** The newest under the bell; going to one closes it. */
export function NotificationPanel({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const t = useT();
  const now = useNow();
  const titleId = useId();
  const { status, state, error } = useSharedLive(liveNotices);
  const { readOne, readAll, refusal } = useRead();
  return (
    <Popover
      open anchorEl={anchor} onClose={onClose} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 420, maxWidth: 'calc(100vw - 16px)', display: 'flex', flexDirection: 'column', maxHeight: 'min(640px, 80vh)' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography id={titleId} component="h2" variant="subtitle1" sx={{ fontWeight: 600, flex: 1 }}>{t('notifications.name')}</Typography>
        <Button size="small" disabled={state.unread === 0} onClick={() => readAll(state.notifications)}>{t('notifications.readAll')}</Button>
      </Box>
      {refusal && <Failure error={refusal} />}
      <Box sx={{ overflowY: 'auto', flex: 1, minHeight: 0 }}>
        {status === 'loading' && [0, 1, 2].map((row) => <Skeleton key={row} variant="rounded" height={56} sx={{ m: 1.5 }} />)}
        {status === 'failed' && <Failure error={error} title={t('notifications.loadFailed')} onRetry={liveNotices.reload} />}
        {status === 'ready' && state.notifications.length === 0 && <Empty title={t('notifications.none')} text={t('notifications.noneHint')} />}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {state.notifications.map((one) => (
            <NotificationRow
              key={one.id} notification={one} now={now} onRead={readOne}
              onGo={() => {
                readOne(one);
                onClose();
              }}
            />
          ))}
        </Box>
      </Box>
      <Button component={RouterLink} to="/notifications" onClick={onClose} sx={{ borderTop: 1, borderColor: 'divider', borderRadius: 0, py: 1 }}>{t('notifications.all')}</Button>
    </Popover>
  );
}
