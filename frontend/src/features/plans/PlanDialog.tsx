import { useState } from 'react';
import { useCreate, useNotify, useUpdate } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import type { Plan } from '@ioc/shared/plans';
import { createPlan, type CreatePlan } from '@ioc/shared/plans.input';
import { freshKey, zodResolver } from '#platform/api';
import { useDraftedForm } from '#platform/form-drafts';
import { useT } from '#platform/i18n';
import { patchLists, refreshLists } from '#platform/live';
import { DraftFound } from '#ui/DraftFound';
import { Failure } from '#ui/Failure';
import { inputFrom, isDateField, planFields, valuesFrom, type PlanValues } from './plan.form';

interface PlanDialogProps {
  /** Null = a new one. */
  plan: Plan | null;
  onClose: () => void;
  onSaved?: (plan: Plan) => void;
}

/** The paper itself: number, date, issuer, title and the days it speaks of. */
export function PlanDialog({ plan, onClose, onSaved }: PlanDialogProps) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [once] = useState(freshKey);
  const [create, creating] = useCreate<Plan>();
  const [update, updating] = useUpdate<Plan>();
  const { form, found, drop, forget } = useDraftedForm<PlanValues>(`plan.${plan?.id ?? 'new'}`, {
    usual: valuesFrom(plan),
    resolver: zodResolver<PlanValues>(createPlan, (issue, path) => {
      if (isDateField(path as keyof CreatePlan)) return t('plans.hint.date');
      if (issue.code === 'too_small' && Number(issue.minimum) > 1) return t('plans.hint.tooShort', { min: Number(issue.minimum) });
      return t('plans.hint.required');
    }, inputFrom),
  });
  const { register, handleSubmit, formState: { errors } } = form;

  function save(values: PlanValues): void {
    const onSuccess = (saved: Plan) => {
      drop();
      if (plan) patchLists(queryClient, 'plans', [saved]);
      else refreshLists(queryClient, 'plans');
      notify(t('plans.saved'), { type: 'success' });
      onClose();
      onSaved?.(saved);
    };
    const data = inputFrom(values);
    if (plan) void update('plans', { id: plan.id, data, previousData: plan }, { onSuccess });
    else void create('plans', { data, meta: { idempotencyKey: once } }, { onSuccess });
  }

  const hintOf = (field: keyof CreatePlan): string | undefined => {
    if (errors[field]) return errors[field].message;
    return field === 'endOn' ? t('plans.hint.endOn') : isDateField(field) ? t('plans.hint.date') : undefined;
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="plan-title">
      <form noValidate onSubmit={(event) => { void handleSubmit(save)(event); }} style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        <DialogTitle id="plan-title">{t(plan ? 'plans.editTitle' : 'plans.create')}</DialogTitle>
        <DialogContent>
          {found && <DraftFound onForget={forget} />}
          {(creating.error ?? updating.error) && <Failure error={creating.error ?? updating.error} />}
          <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' } }}>
            {planFields.map((field) => (
              <TextField
                key={field} {...register(field)} label={t(`plans.field.${field}`)} size="small" margin="none" required={field !== 'endOn'} multiline={field === 'title'}
                error={Boolean(errors[field])} helperText={hintOf(field)}
                sx={field === 'title' || field === 'issuer' ? { gridColumn: '1 / -1' } : {}} slotProps={{ inputLabel: { shrink: true } }}
              />
            ))}
          </Box>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('plans.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={creating.isPending || updating.isPending}>{t('plans.save')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
