import { Suspense, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import ChevronRight from '@mui/icons-material/ChevronRight';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { SoundButton } from '#features/alarms';
import { useT } from '#platform/i18n';
import { sideTabs, type SideTab } from './mapUrl';

interface MapSidebarProps {
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  onHide: () => void;
  /** On a phone it is a sheet under the map. */
  isSheet: boolean;
  children: ReactNode;
}

/** What to do, beside where it is. */
export function MapSidebar({ tab, onTab, onHide, isSheet, children }: MapSidebarProps) {
  const t = useT();
  const Fold = isSheet ? ExpandMore : ChevronRight;
  return (
    <Paper
      component="aside" aria-label={t('map.sidePanel')}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0, overflow: 'hidden', height: isSheet ? '46%' : 'auto', width: isSheet ? 'auto' : 340, flex: 'none' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', borderBottom: 1, borderColor: 'divider', pr: 0.5, flex: 'none' }}>
        <Tabs
          value={tab} onChange={(_, next: SideTab) => onTab(next)} aria-label={t('map.sidePanel')}
          sx={{ flex: 1, minHeight: 42, '& .MuiTab-root': { minHeight: 42, minWidth: 0, px: 1.25 } }}
        >
          {sideTabs.map((name) => <Tab key={name} value={name} id={`map-tab-${name}`} aria-controls="map-tab-panel" label={t(`map.tab.${name}`)} />)}
        </Tabs>
        <Suspense fallback={null}><SoundButton /></Suspense>
        <IconButton size="small" aria-label={t('map.hidePanel')} onClick={onHide}><Fold fontSize="small" /></IconButton>
      </Box>
      <Box id="map-tab-panel" role="tabpanel" aria-labelledby={`map-tab-${tab}`} tabIndex={0} sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
        <Suspense fallback={<Skeleton variant="rounded" height={160} sx={{ m: 1.5 }} />}>{children}</Suspense>
      </Box>
    </Paper>
  );
}
