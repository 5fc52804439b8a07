import { Box, ButtonBase } from '@mui/material';
import type { KeyboardEvent } from 'react';

export interface TabBarProps<Name extends string> {
  label: string;
  names: readonly Name[];
  chosen: Name;
  textOf: (name: Name) => string;
  onChoose: (name: Name) => void;
  /** Tabs are `<id>-<name>`, the panel they rule is `<id>-panel`. */
  id: string;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** A few tabs that always fit: one stop for the keyboard, arrows inside (ARIA tabs pattern). */
export function TabBar<Name extends string>({ label, names, chosen, textOf, onChoose, id }: TabBarProps<Name>) {
  function press(event: KeyboardEvent): void {
    const step = steps[event.key];
    const last = names.length - 1;
    const at = names.indexOf(chosen);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? last : step === undefined ? null : (at + step + names.length) % names.length;
    const name = next === null ? undefined : names[next];
    if (name === undefined) return;
    event.preventDefault();
    onChoose(name);
    document.getElementById(`${id}-${name}`)?.focus();
  }
  return (
    <Box role="tablist" aria-label={label} onKeyDown={press} sx={{ flex: 1, minWidth: 0, display: 'flex', overflowX: 'auto' }}>
      {names.map((name) => {
        const isChosen = name === chosen;
        return (
          <ButtonBase
            key={name} id={`${id}-${name}`} role="tab" aria-selected={isChosen} aria-controls={`${id}-panel`} tabIndex={isChosen ? 0 : -1}
            onClick={() => onChoose(name)}
            sx={{
              flex: 'none', minHeight: 42, px: 1.25, borderBottom: 2, borderColor: isChosen ? 'primary.main' : 'transparent', whiteSpace: 'nowrap',
              color: isChosen ? 'primary.main' : 'text.secondary', font: 'inherit', fontSize: '0.8125rem', fontWeight: 600,
              '&:focus-visible': { outlineOffset: -2 },
            }}
          >
            {textOf(name)}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
