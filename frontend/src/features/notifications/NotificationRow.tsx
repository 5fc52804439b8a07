import Done from '@mui/icons-material/DoneOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { groupOf } from '@ioc/shared/channels';
import { noticeTitles, noticeTones, type Notification } from '@ioc/shared/notifications';
import { useFormats, useT, useWords } from '#platform/i18n';
import { StatusChip } from '#ui/StatusChip';

interface NotificationRowProps {
  notification: Notification;
  now: Date;
  onRead: (notification: Notification) => void;
  /** Pressed: the person goes to what it is about. */
  onGo: () => void;
}

/** What happened, to which task, by whom and when. Unread is said by weight and a mark, not by colour alone. */
export function NotificationRow({ notification, now, onRead, onGo }: NotificationRowProps) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const { code, params, at, taskId, templateId, readAt } = notification;
  const isUnread = readAt === null;
  const aside = [params.code, params.byName, params.dueAt && t('notifications.due', { time: formats.dateTime(params.dueAt) })].filter(Boolean).join(' · ');
  // Work that went elsewhere cannot be opened any more.
  const link = code === 'task.withdrawn' ? {} : { component: RouterLink, to: taskId === null ? `/task-templates/${templateId}/show` : `/tasks/${taskId}/show`, onClick: onGo };
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'flex-start', borderBottom: 1, borderColor: 'divider', borderLeft: 3, borderLeftColor: isUnread ? 'primary.main' : 'transparent' }}
    >
      <Box
        {...link}
        sx={{ flex: 1, minWidth: 0, px: 1.5, py: 1, color: 'text.primary', textDecoration: 'none', '&:hover': { backgroundColor: 'action.hover' }, '&:focus-visible': { outlineOffset: -2 } }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.5 }}>
          <StatusChip tone={noticeTones[code]} label={words(noticeTitles[code])} />
          <Typography component="time" dateTime={at} variant="caption" color="textSecondary" sx={{ ml: 'auto', whiteSpace: 'nowrap' }}>{formats.relative(at, now)}</Typography>
        </Box>
        <Typography variant="body2" sx={{ fontWeight: isUnread ? 600 : 400, overflowWrap: 'anywhere' }}>
          {isUnread && <Box component="span" sx={{ position: 'absolute', clipPath: 'inset(50%)' }}>{t('notifications.unread')} </Box>}
          {params.title}
        </Typography>
        {params.text && <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>“{params.text}”</Typography>}
        {params.text === null && groupOf[code] === 'comments' && <Typography variant="body2" color="textSecondary" sx={{ fontStyle: 'italic' }}>{t('notifications.takenBack')}</Typography>}
        <Typography variant="caption" color="textSecondary" component="div">{aside}</Typography>
      </Box>
      {isUnread && (
        <IconButton size="small" title={t('notifications.readOne')} aria-label={t('notifications.readNamed', { code: params.code })} onClick={() => onRead(notification)} sx={{ m: 0.5 }}>
          <Done fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}
