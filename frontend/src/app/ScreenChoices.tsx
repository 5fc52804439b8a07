import { Box, Popover, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useLocaleState, useStore } from 'ra-core';
import { useTheme } from 'ra-ui-materialui';
import { useId, type ReactNode } from 'react';
import { useT } from '#platform/i18n';
import { fontScales, storedTheme } from './screen';

interface Option<Value> {
  value: Value;
  label: ReactNode;
  name?: string;
}

interface ChoiceProps<Value extends string | number> {
  title: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
}

function Choice<Value extends string | number>({ title, value, options, onChange }: ChoiceProps<Value>) {
  const titleId = useId();
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography id={titleId} variant="caption" component="div" sx={{ color: 'text.secondary', mb: 0.5 }}>{title}</Typography>
      <ToggleButtonGroup
        exclusive fullWidth size="small" value={value} aria-labelledby={titleId}
        onChange={(_, chosen: Value | null) => chosen !== null && onChange(chosen)}
      >
        {options.map((option) => (
          <ToggleButton key={option.value} value={option.value} {...(option.name ? { 'aria-label': option.name } : {})} sx={{ px: 1.5 }}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}

/** Language, theme and size of the letters, remembered on this computer. */
export function ScreenChoices({ anchor, onClose }: { anchor: HTMLElement | null; onClose: () => void }) {
  const t = useT();
  const [theme, setTheme] = useTheme(storedTheme());
  const [locale, setLocale] = useLocaleState();
  const [scale, setScale] = useStore<number>('fontScale', 1);
  return (
    <Popover
      open={anchor !== null} anchorEl={anchor} onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': t('app.screen.settings'), sx: { p: 2, pb: 0.5, width: 290, maxWidth: '100%' } } }}
    >
      <Choice
        title={t('app.screen.language')} value={locale} onChange={setLocale}
        options={[{ value: 'vi', label: 'Tiếng Việt' }, { value: 'en', label: 'English' }]}
      />
      <Choice
        title={t('app.screen.theme')} value={theme} onChange={setTheme}
        options={[{ value: 'dark', label: t('app.screen.dark') }, { value: 'light', label: t('app.screen.light') }]}
      />
      <Choice
        title={t('app.screen.size')} value={scale} onChange={setScale}
        options={[
          { value: fontScales[0], label: 'A−', name: t('app.screen.smaller') },
          { value: fontScales[1], label: 'A', name: t('app.screen.normal') },
          { value: fontScales[2], label: 'A+', name: t('app.screen.larger') },
          { value: fontScales[3], label: 'A++', name: `${t('app.screen.larger')} (2)` },
        ]}
      />
    </Popover>
  );
}
