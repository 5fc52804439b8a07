import MenuIcon from '@mui/icons-material/MenuOutlined';
import MenuOpen from '@mui/icons-material/MenuOpenOutlined';
import Search from '@mui/icons-material/SearchOutlined';
import { Box, Button, IconButton } from '@mui/material';
import { TitlePortal } from 'ra-ui-materialui';
import { Link } from 'react-router-dom';
import { NotificationBell } from '#features/notifications';
import { useCan, useSettings } from '#platform/api';
import { useT } from '#platform/i18n';
import { ConnectionBadge } from './ConnectionBadge';
import { Emblem } from './Emblem';
import { ScreenMenu } from './ScreenMenu';
import { UserMenu } from './UserMenu';

export interface TopBarProps {
  isPhone: boolean;
  isMenuWide: boolean;
  onToggleMenu: () => void;
  onSearch: () => void;
}

export function TopBar({ isPhone, isMenuWide, onToggleMenu, onSearch }: TopBarProps) {
  const t = useT();
  const settings = useSettings();
  const isTold = useCan('task:read');
  const name = `IOC ${settings?.provinceName ?? ''}`.trim();
  const toggle = t(isMenuWide ? 'app.menu.collapse' : 'app.menu.expand');
  return (
    <Box
      component="header"
      sx={{
        display: 'flex', alignItems: 'center', gap: { xs: 0.25, sm: 1 }, px: 1, minHeight: 50, minWidth: 0,
        backgroundColor: 'background.paper', borderBottom: 1, borderColor: 'divider',
      }}
    >
      {!isPhone && (
        <IconButton color="inherit" title={toggle} aria-label={toggle} aria-expanded={isMenuWide} onClick={onToggleMenu}>
          {isMenuWide ? <MenuOpen fontSize="small" /> : <MenuIcon fontSize="small" />}
        </IconButton>
      )}
      <Box
        component={Link} to="/" title={t('app.page.home')} aria-label={`${name}: ${t('app.page.home')}`}
        sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.primary', textDecoration: 'none', fontWeight: 600, mr: { xs: 0, sm: 1 }, p: 0.5 }}
      >
        <Box sx={{ display: 'flex', color: 'primary.main' }}><Emblem size={24} /></Box>
        <Box component="span" sx={{ display: { xs: 'none', lg: 'inline' }, whiteSpace: 'nowrap' }}>{name}</Box>
      </Box>
      <TitlePortal component="h1" sx={{ fontSize: '0.9375rem', fontWeight: 500, minWidth: 0 }} />
      <ConnectionBadge />
      {isPhone ? (
        <IconButton color="inherit" aria-label={t('app.search.open')} onClick={onSearch}><Search fontSize="small" /></IconButton>
      ) : (
        <Button
          variant="outlined" startIcon={<Search />} onClick={onSearch} aria-keyshortcuts="Control+K"
          sx={{ borderColor: 'divider', color: 'text.secondary', whiteSpace: 'nowrap' }}
        >
          {t('app.search.open')}
          <Box component="kbd" aria-hidden sx={{ ml: 1, fontSize: '0.75rem', fontFamily: 'inherit', display: { sm: 'none', md: 'inline' } }}>Ctrl K</Box>
        </Button>
      )}
      {isTold && <NotificationBell />}
      <ScreenMenu />
      <UserMenu />
    </Box>
  );
}
