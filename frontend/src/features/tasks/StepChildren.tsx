import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { childFates, type ChildFate } from '@ioc/shared/task-children';
import type { TaskStep } from '@ioc/shared/tasks';
import { isProblem } from '#platform/api';
import type { useDraft } from '#platform/drafts';
import { useT } from '#platform/i18n';

interface StepChildrenFieldsProps {
  step: TaskStep;
  refusal: Error | null;
  reason: ReturnType<typeof useDraft>;
  fate: ChildFate | null;
  onFate: (fate: ChildFate) => void;
}

/** Once the server has said that children are open: why the result is submitted all the same, or what becomes of them. */
export function StepChildrenFields({ step, refusal, reason, fate, onFate }: StepChildrenFieldsProps) {
  const t = useT();
  if (step === 'submit' && (isProblem(refusal, 'task.children-open') || reason.isKept)) {
    return (
      <TextField
        label={t('children.reason')} value={reason.text} onChange={(event) => reason.setText(event.target.value)} multiline maxRows={8} fullWidth
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
    );
  }
  if (step !== 'cancel' || (!isProblem(refusal, 'task.children-undecided') && fate === null)) return null;
  return (
    <FormControl>
      <FormLabel id="child-fate">{t('children.fate.label')}</FormLabel>
      <RadioGroup aria-labelledby="child-fate" value={fate ?? ''} onChange={(_, value) => onFate(value as ChildFate)}>
        {childFates.map((each) => <FormControlLabel key={each} value={each} control={<Radio />} label={t(`children.fate.${each}`)} />)}
      </RadioGroup>
    </FormControl>
  );
}
