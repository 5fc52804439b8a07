import Step from '@mui/material/Step';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import { useT } from '#platform/i18n';
import { importSteps } from './import.steps';

export function ImportSteps({ active }: { active: number }) {
  const t = useT();
  return (
    <Stepper activeStep={active} alternativeLabel sx={{ mb: 3 }}>
      {importSteps.map((step) => <Step key={step}><StepLabel>{t(`imports.step.${step}`)}</StepLabel></Step>)}
    </Stepper>
  );
}
