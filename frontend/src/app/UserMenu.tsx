import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import { Box, Button } from '@mui/material';
import { lazy, Suspense, useId } from 'react';
import { useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { useAnchor } from './useAnchor';

export const loadUserChoices = () => import('./UserChoices');
const UserChoices = lazy(() => loadUserChoices().then((module) => ({ default: module.UserChoices })));

export function UserMenu() {
  const t = useT();
  const me = useMe();
  const menuId = useId();
  const { anchor, hasOpened, open, close } = useAnchor();
  if (!me) return null;
  return (
    <>
      <Button
        color="inherit" aria-label={t('app.user.label', { name: me.fullName })} aria-haspopup="menu" aria-expanded={anchor !== null}
        aria-controls={anchor ? menuId : undefined} onClick={open}
        sx={{ minWidth: 0, px: 1, '& .MuiButton-startIcon': { mr: { xs: 0, md: 1 }, ml: 0 } }} startIcon={<AccountCircle />}
      >
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' }, maxWidth: 180, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {me.fullName}
        </Box>
      </Button>
      {hasOpened && <Suspense><UserChoices id={menuId} me={me} anchor={anchor} onClose={close} /></Suspense>}
    </>
  );
}
