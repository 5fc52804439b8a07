import { useState } from 'react';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import ExpandMore from '@mui/icons-material/ExpandMore';
import type { TaskStep } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';

interface TaskMoreStepsProps {
  steps: readonly TaskStep[];
  onChoose: (step: TaskStep) => void;
  /** What the task says is changed from here too, where there is no room for a button of its own. */
  onEdit?: (() => void) | undefined;
}

/** What is done now and then only, and mostly not meant when the thumb slips. */
export function TaskMoreSteps({ steps, onChoose, onEdit }: TaskMoreStepsProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (steps.length === 0 && !onEdit) return null;
  const choose = (act: () => void) => (): void => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <Button
        variant="text" endIcon={<ExpandMore />} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minHeight: { xs: 44, md: 0 } }}
      >
        {t('tasks.moreSteps')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {steps.map((step) => (
          <MenuItem key={step} onClick={choose(() => onChoose(step))} sx={step === 'cancel' ? { color: 'error.main' } : undefined}>{t(`tasks.step.${step}`)}</MenuItem>
        ))}
        {onEdit && <MenuItem onClick={choose(onEdit)}>{t('tasks.edit')}</MenuItem>}
      </Menu>
    </>
  );
}
