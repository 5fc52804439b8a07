import MoreHoriz from '@mui/icons-material/MoreHorizOutlined';
import { BottomNavigation, BottomNavigationAction, Drawer, Paper } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '#platform/i18n';
import { thumbPages } from './menu';
import { SideMenu, sideMenuWidth } from './SideMenu';
import { useMenu } from './useMenu';

/** The navigation of a phone: a few pages under the thumb, the others in a drawer. */
export function BottomBar() {
  const t = useT();
  const { groups, current, nameOf } = useMenu();
  const [isOpen, setOpen] = useState(false);
  const allowed = new Set(groups.flatMap((group) => group.pages.map((page) => page.to)));
  const pages = thumbPages.filter((page) => allowed.has(page.to));
  const isElsewhere = !pages.some((page) => page.to === current);
  return (
    <>
      <Paper component="nav" square aria-label={t('app.menu.label')} sx={{ borderTop: 1, borderColor: 'divider', pb: 'env(safe-area-inset-bottom)' }}>
        <BottomNavigation showLabels value={isElsewhere ? 'more' : current} sx={{ height: 56, '& .MuiBottomNavigationAction-root': { minWidth: 0, px: 0.5 } }}>
          {pages.map((page) => (
            <BottomNavigationAction
              key={page.to} value={page.to} component={Link} to={page.to} icon={<page.icon />}
              label={page.shortLabel ? t(page.shortLabel) : nameOf(page)}
            />
          ))}
          <BottomNavigationAction
            value="more" icon={<MoreHoriz />} label={t('app.menu.more')} aria-haspopup="dialog" onClick={() => setOpen(true)}
          />
        </BottomNavigation>
      </Paper>
      <Drawer anchor="right" open={isOpen} onClose={() => setOpen(false)} slotProps={{ paper: { sx: { width: sideMenuWidth.wide + 30 } } }}>
        <SideMenu isWide onChoose={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
