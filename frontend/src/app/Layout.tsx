import { Box, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useStore, type CoreLayoutProps } from 'ra-core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { AlarmWatch } from '#features/alarms';
import { useCan } from '#platform/api';
import { useT } from '#platform/i18n';
import { Banners } from './Banners';
import { LiveWiring } from './LiveWiring';
import { PageBoundary } from './PageBoundary';
import { LoadingPage } from './pages';
import { loadScreenChoices } from './ScreenMenu';
import { SideMenu, sideMenuWidth } from './SideMenu';
import { TopBar } from './TopBar';
import { loadUserChoices } from './UserMenu';

const BottomBar = lazy(() => import('./BottomBar').then((module) => ({ default: module.BottomBar })));
const loadQuickSearch = () => import('./QuickSearch');
const QuickSearch = lazy(() => loadQuickSearch().then((module) => ({ default: module.QuickSearch })));

/** Fetched while nothing else is going on: a search that loads when it opens would lose the first letters. */
const soonWanted = [loadQuickSearch, loadScreenChoices, loadUserChoices];
const idleMs = 4_000;

function useSearchKey(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      open();
    };
    // Without a line they are asked for again when they are opened.
    const timer = setTimeout(() => soonWanted.forEach((load) => void load().catch(() => undefined)), idleMs);
    window.addEventListener('keydown', press);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press);
    };
  }, [open]);
}

function SkipLink() {
  const t = useT();
  return (
    <Box
      component="a" href="#content"
      sx={{
        position: 'fixed', top: -60, left: 8, zIndex: 'tooltip', p: 1, borderRadius: 1,
        backgroundColor: 'primary.main', color: 'primary.contrastText', '&:focus': { top: 8 },
      }}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
    >
      {t('app.skip')}
    </Box>
  );
}

/** The frame around every page: bar above, menu at the side or under the thumb, one scrolling content. */
export function Layout({ children }: CoreLayoutProps) {
  const { pathname } = useLocation();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const [isMenuWide, setMenuWide] = useStore('menu.wide', true);
  const [isSearching, setSearching] = useState(false);
  const [openSearch] = useState(() => () => setSearching(true));
  const canSeeAlarms = useCan('alarm:read');
  useSearchKey(openSearch);

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100dvh', backgroundColor: 'background.default', color: 'text.primary' }}>
      <SkipLink />
      <LiveWiring />
      {canSeeAlarms && <Suspense><AlarmWatch /></Suspense>}
      <TopBar isPhone={isPhone} isMenuWide={isMenuWide} onToggleMenu={() => setMenuWide(!isMenuWide)} onSearch={openSearch} />
      <Banners />
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        {!isPhone && (
          <Box
            sx={{
              flex: 'none', width: isMenuWide ? sideMenuWidth.wide : sideMenuWidth.narrow, transition: 'width 0.15s',
              backgroundColor: 'background.paper', borderRight: 1, borderColor: 'divider',
            }}
          >
            <SideMenu isWide={isMenuWide} />
          </Box>
        )}
        <Box
          component="main" id="content" tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, overflow: 'auto', p: { xs: 1, sm: 1.5 }, display: 'flex', flexDirection: 'column', outline: 'none' }}
        >
          <PageBoundary place={pathname}>
            <Suspense fallback={<LoadingPage />}>{children}</Suspense>
          </PageBoundary>
        </Box>
      </Box>
      {isPhone && <Suspense><BottomBar /></Suspense>}
      {isSearching && <Suspense><QuickSearch onClose={() => setSearching(false)} /></Suspense>}
    </Box>
  );
}
