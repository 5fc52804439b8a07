import { Box, Button, Checkbox, FormControlLabel, Paper, TextField, Typography } from '@mui/material';
import { useNotify } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router-dom';
import { http, isProblem, useMe, zodResolver } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { emptyPasswords, passwordForm, passwordWords, type PasswordValues } from './password.form';

/** One changes one's own password: the present one, the new one twice. */
export function PasswordChange() {
  const t = useT();
  const me = useMe();
  const notify = useNotify();
  const navigate = useNavigate();
  const [isShown, setShown] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { register, handleSubmit, setError, formState: { errors, isSubmitting } } = useForm<PasswordValues>({
    defaultValues: emptyPasswords, resolver: zodResolver<PasswordValues>(passwordForm, passwordWords(t)),
  });

  const send = handleSubmit(async ({ currentPassword, newPassword }) => {
    setRefusal(null);
    try {
      await http<undefined>('POST', '/session/password', { body: { currentPassword, newPassword } });
      notify(t('access.password.changed'), { type: 'success' });
      await navigate('/profile');
    } catch (error) {
      if (isProblem(error, 'access.wrong-password')) setError('currentPassword', { message: error.message }, { shouldFocus: true });
      else if (isProblem(error, 'access.same-password')) setError('newPassword', { message: error.message }, { shouldFocus: true });
      else setRefusal(error);
    }
  });

  const field = (name: keyof PasswordValues, autoComplete: string, hint?: string) => (
    <TextField
      {...register(name)} type={isShown ? 'text' : 'password'} label={t(`access.password.${name}`)} required autoComplete={autoComplete}
      error={Boolean(errors[name])} helperText={errors[name]?.message ?? hint} slotProps={{ htmlInput: { maxLength: 200 } }}
    />
  );

  return (
    <Paper component="section" sx={{ p: { xs: 2, sm: 3 }, maxWidth: 520, width: '100%', mx: 'auto' }}>
      <Title title={t('access.password.title')} preferenceKey={false} />
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>{t('access.password.hint')}</Typography>
      <form onSubmit={(event) => { void send(event); }} noValidate>
        {/* Tells password managers whose password it is. */}
        <input type="text" autoComplete="username" value={me?.username ?? ''} readOnly hidden />
        {field('currentPassword', 'current-password')}
        {field('newPassword', 'new-password', t('access.field.passwordHint'))}
        {field('again', 'new-password')}
        <FormControlLabel control={<Checkbox size="small" checked={isShown} onChange={(_, next) => setShown(next)} />} label={t('access.password.show')} />
        {refusal !== null && <Failure error={refusal} />}
        <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
          <Button type="submit" variant="contained" disabled={isSubmitting}>{t('access.password.submit')}</Button>
          <Button component={Link} to="/profile">{t('access.cancel')}</Button>
        </Box>
      </form>
    </Paper>
  );
}
