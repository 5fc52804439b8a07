import NotificationsNone from '@mui/icons-material/NotificationsNoneOutlined';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useState } from 'react';
import { useT } from '#platform/i18n';
import { useSharedLive } from '#platform/live';
import { liveNotices } from './notifications.store';

const NotificationPanel = lazy(async () => ({ default: (await import('./NotificationPanel')).NotificationPanel }));

/** How much this person has not read yet; pressed, what it is. */
export function NotificationBell() {
  const t = useT();
  const { state } = useSharedLive(liveNotices);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = state.unread > 0 ? t('notifications.bell', { smart_count: state.unread, count: state.unread }) : t('notifications.bellNone');
  return (
    <>
      <IconButton
        color="inherit" title={label} aria-label={label} aria-haspopup="dialog" aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {/* A hidden nought would be read out beside the name. */}
        <Badge badgeContent={state.unread || null} max={99} color="error"><NotificationsNone fontSize="small" /></Badge>
      </IconButton>
      {anchor && <Suspense><NotificationPanel anchor={anchor} onClose={() => setAnchor(null)} /></Suspense>}
    </>
  );
}
