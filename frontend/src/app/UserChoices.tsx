import LockOutlined from '@mui/icons-material/LockOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import Logout from '@mui/icons-material/LogoutOutlined';
import Person from '@mui/icons-material/PersonOutlined';
import { can, roleNames, type Me } from '@ioc/shared/access';
import { Box, Divider, ListItemIcon, Menu, MenuItem, Typography } from '@mui/material';
import { useLogout } from 'ra-core';
import { useNavigate } from 'react-router-dom';
import { useT, useWords } from '#platform/i18n';

export interface UserChoicesProps {
  id: string;
  me: Me;
  anchor: HTMLElement | null;
  onClose: () => void;
}

/** Who one is here, and the way out. */
export function UserChoices({ id, me, anchor, onClose }: UserChoicesProps) {
  const t = useT();
  const words = useWords();
  const navigate = useNavigate();
  const logout = useLogout();
  const open = (page: string): void => {
    onClose();
    void navigate(page);
  };
  const role = me.grants.map((grant) => words(roleNames[grant.role])).join(', ');
  return (
    <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      <Box component="li" role="presentation" sx={{ px: 2, py: 1 }}>
        <Typography sx={{ fontWeight: 600 }}>{me.fullName}</Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>{role}</Typography>
        {me.orgName && <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>{me.orgName}</Typography>}
      </Box>
      <Divider />
      <MenuItem onClick={() => open('/profile')}>
        <ListItemIcon><Person fontSize="small" /></ListItemIcon>{t('app.user.profile')}
      </MenuItem>
      {can(me.grants, 'task:read') && (
        <MenuItem onClick={() => open('/notifications/settings')}>
          <ListItemIcon><NotificationsOutlined fontSize="small" /></ListItemIcon>{t('app.user.notifications')}
        </MenuItem>
      )}
      <MenuItem onClick={() => open('/profile/password')}>
        <ListItemIcon><LockOutlined fontSize="small" /></ListItemIcon>{t('app.user.password')}
      </MenuItem>
      <MenuItem onClick={() => void logout()}>
        <ListItemIcon><Logout fontSize="small" /></ListItemIcon>{t('app.user.signOut')}
      </MenuItem>
    </Menu>
  );
}
