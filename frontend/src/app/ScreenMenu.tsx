import TextFields from '@mui/icons-material/TextFieldsOutlined';
import { IconButton } from '@mui/material';
import { useStore } from 'ra-core';
import { useTheme } from 'ra-ui-materialui';
import { lazy, Suspense, useEffect } from 'react';
import { useT } from '#platform/i18n';
import { showFontScale, showTheme, storedTheme } from './screen';
import { useAnchor } from './useAnchor';

export const loadScreenChoices = () => import('./ScreenChoices');
const ScreenChoices = lazy(() => loadScreenChoices().then((module) => ({ default: module.ScreenChoices })));

/** Holds the screen to its choices from the first moment; the choices themselves arrive when somebody asks for them. */
export function ScreenMenu() {
  const t = useT();
  const { anchor, hasOpened, open, close } = useAnchor();
  const [theme] = useTheme(storedTheme());
  const [scale] = useStore<number>('fontScale', 1);
  useEffect(() => showTheme(theme), [theme]);
  useEffect(() => showFontScale(scale), [scale]);
  return (
    <>
      <IconButton
        color="inherit" title={t('app.screen.settings')} aria-label={t('app.screen.settings')} aria-haspopup="dialog"
        aria-expanded={anchor !== null} onClick={open}
      >
        <TextFields fontSize="small" />
      </IconButton>
      {hasOpened && <Suspense><ScreenChoices anchor={anchor} onClose={close} /></Suspense>}
    </>
  );
}
