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
}

/** What is done now and then only, and mostly not meant when the thumb slips. */
export function TaskMoreSteps({ steps, onChoose }: TaskMoreStepsProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (steps.length === 0) return null;
  const choose = (step: TaskStep): void => {
    setAnchor(null);
    onChoose(step);
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
          <MenuItem key={step} onClick={() => choose(step)} sx={step === 'cancel' ? { color: 'error.main' } : undefined}>{t(`tasks.step.${step}`)}</MenuItem>
        ))}
      </Menu>
    </>
  );
}
