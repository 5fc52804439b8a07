import { useWatch, type UseFormReturn } from 'react-hook-form';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { gateHints, gateItemNames, gateItems, missingForAssign } from '@ioc/shared/task-gate';
import { useT, useWords } from '#platform/i18n';
import { gatedFrom, type TaskValues } from './task.form';

/** The sign says it to the eye, these words to the ear. */
const unseen = { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' } as const;

/** The six points while the form is filled in: what is clear, and the first thing to enter where it is not. */
export function TaskGate({ form }: { form: UseFormReturn<TaskValues> }) {
  const t = useT();
  const words = useWords();
  const values = useWatch({ control: form.control });
  const missing = missingForAssign(gatedFrom({ ...form.getValues(), ...values }));
  const [first] = missing;
  return (
    <Box component="section" aria-label={t('tasks.gate.title')} sx={{ bgcolor: 'action.hover', borderRadius: 1, px: 1.5, py: 1 }}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.25 }}>
        {gateItems.map((item) => {
          const isClear = missing.every((one) => one.item !== item);
          return (
            <Typography key={item} component="li" variant="body2" sx={{ whiteSpace: 'nowrap', color: isClear ? 'success.main' : 'warning.main', fontWeight: isClear ? 400 : 600 }}>
              <span aria-hidden>{isClear ? '✓ ' : '○ '}</span>
              {words(gateItemNames[item])}
              <Box component="span" sx={unseen}>: {t(isClear ? 'tasks.gate.has' : 'tasks.gate.lacks')}</Box>
            </Typography>
          );
        })}
      </Box>
      {first && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {t('tasks.gate.missing', { smart_count: missing.length })}: {words(gateHints[first.item])}
        </Typography>
      )}
    </Box>
  );
}
