import { Box, Button, Chip, Paper, Typography } from '@mui/material';
import { roleNames } from '@ioc/shared/access';
import { Title } from 'ra-ui-materialui';
import { Link } from 'react-router-dom';
import { useMe } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { ScopeText } from './ScopeText';

/** Who I am here, what I may do and where. */
export function Profile() {
  const t = useT();
  const words = useWords();
  const me = useMe();
  if (!me) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, maxWidth: 820 }}>
      <Title title={t('access.profile.title')} preferenceKey={false} />
      <Paper sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', justifyContent: 'space-between' }}>
        <div>
          <Typography variant="h5" component="h2">{me.fullName}</Typography>
          <Typography sx={{ color: 'text.secondary' }}>{[me.username, me.orgName].filter(Boolean).join(' · ')}</Typography>
        </div>
        <Button variant="outlined" component={Link} to="/profile/password">{t('access.password.title')}</Button>
      </Paper>
      <Paper component="section" sx={{ p: 2 }}>
        <Typography variant="h6" component="h2">{t('access.profile.rights')}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>{t('access.profile.rightsHint')}</Typography>
        {me.grants.map((grant) => (
          <Box key={`${grant.role} ${JSON.stringify(grant.scope)}`} sx={{ mb: 2 }}>
            <Typography sx={{ fontWeight: 600 }}>{words(roleNames[grant.role])}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}><ScopeText scope={grant.scope} /></Typography>
            <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, p: 0, m: 0, listStyle: 'none' }}>
              {grant.permissions.map((permission) => (
                <li key={permission}><Chip variant="outlined" label={t(`access.permission.${permission}`)} /></li>
              ))}
            </Box>
          </Box>
        ))}
      </Paper>
    </Box>
  );
}
