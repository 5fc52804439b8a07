import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import Logout from '@mui/icons-material/LogoutOutlined';
import Person from '@mui/icons-material/PersonOutlined';
import { roleNames } from '@ioc/shared/access';
import { Box, Button, Divider, ListItemIcon, Menu, MenuItem, Typography } from '@mui/material';
import { useLogout } from 'ra-core';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useMe } from '#platform/api';
import { useT, useWords } from '#platform/i18n';

export function UserMenu() {
  const t = useT();
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const logout = useLogout();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!me) return null;
  const role = me.grants.map((grant) => words(roleNames[grant.role])).join(', ');
  return (
    <>
      <Button
        color="inherit" aria-label={t('app.user.label', { name: me.fullName })} aria-haspopup="menu" aria-expanded={anchor !== null}
        aria-controls={anchor ? menuId : undefined} onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 0, px: 1, '& .MuiButton-startIcon': { mr: { xs: 0, md: 1 }, ml: 0 } }} startIcon={<AccountCircle />}
      >
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' }, maxWidth: 180, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {me.fullName}
        </Box>
      </Button>
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box component="li" role="presentation" sx={{ px: 2, py: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{me.fullName}</Typography>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>{role}</Typography>
          {me.orgName && <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>{me.orgName}</Typography>}
        </Box>
        <Divider />
        <MenuItem
          onClick={() => {
            setAnchor(null);
            void navigate('/profile');
          }}
        >
          <ListItemIcon><Person fontSize="small" /></ListItemIcon>{t('app.user.profile')}
        </MenuItem>
        <MenuItem onClick={() => void logout()}>
          <ListItemIcon><Logout fontSize="small" /></ListItemIcon>{t('app.user.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
}
