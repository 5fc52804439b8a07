import { Box, List, ListItemButton, ListItemIcon, ListItemText, Typography } from '@mui/material';
import { Suspense, useId } from 'react';
import { Link } from 'react-router-dom';
import { WaitingCount } from '#features/tasks';
import { useT } from '#platform/i18n';
import type { MenuGroup } from './menu';
import { useMenu } from './useMenu';

interface GroupProps {
  group: MenuGroup;
  isWide: boolean;
  onChoose?: (() => void) | undefined;
}

function Group({ group, isWide, onChoose }: GroupProps) {
  const t = useT();
  const { current, nameOf } = useMenu();
  const titleId = useId();
  return (
    <>
      <Typography
        id={titleId} component="h2" variant="caption"
        sx={{ px: 2, pt: 1.5, color: 'text.secondary', fontWeight: 600, ...(isWide ? {} : { position: 'absolute', clipPath: 'inset(50%)' }) }}
      >
        {t(group.label)}
      </Typography>
      <List dense aria-labelledby={titleId} sx={{ py: 0.5 }}>
        {group.pages.map((page) => (
          <li key={page.to}>
            <ListItemButton
              component={Link} to={page.to} selected={current === page.to}
              {...(isWide ? {} : { title: nameOf(page), 'aria-label': nameOf(page) })}
              {...(current === page.to ? { 'aria-current': 'page' as const } : {})}
              {...(onChoose ? { onClick: onChoose } : {})}
              sx={{ mx: 1, borderRadius: 1, minHeight: 38, px: 1.25 }}
            >
              <ListItemIcon sx={{ minWidth: 34, color: current === page.to ? 'primary.main' : 'text.secondary' }}>
                <page.icon fontSize="small" />
              </ListItemIcon>
              {isWide && <ListItemText primary={nameOf(page)} slotProps={{ primary: { noWrap: true } }} />}
              {isWide && page.counts && <Suspense><WaitingCount /></Suspense>}
            </ListItemButton>
          </li>
        ))}
      </List>
    </>
  );
}

export const sideMenuWidth = { wide: 224, narrow: 54 } as const;

/** `onChoose` closes the drawer of a phone after a choice. */
export function SideMenu({ isWide, onChoose }: { isWide: boolean; onChoose?: () => void }) {
  const t = useT();
  const { groups } = useMenu();
  return (
    <Box component="nav" aria-label={t('app.menu.label')} sx={{ overflowY: 'auto', overflowX: 'hidden', height: '100%', pb: 1 }}>
      {groups.map((group) => <Group key={group.label} group={group} isWide={isWide} onChoose={onChoose} />)}
    </Box>
  );
}
