import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import type { IntegrationKey } from '@ioc/shared/access';
import { useFormats, useT } from '#platform/i18n';
import { ConfirmButton } from '#ui/ConfirmButton';
import { denseRows, oneLine } from '#ui/listLook';
import { StatusChip } from '#ui/StatusChip';
import { keyState, keyTones } from './integrationKeys';

interface KeyRowsProps {
  keys: readonly IntegrationKey[];
  now: Date;
  onRevoke: (key: IntegrationKey) => Promise<void>;
}

function KeyStateChip({ shown, now }: { shown: IntegrationKey; now: Date }) {
  const t = useT();
  const state = keyState(shown, now);
  return <StatusChip tone={keyTones[state]} label={t(`access.key.states.${state}`)} />;
}

function RevokeButton({ shown, now, onRevoke }: { shown: IntegrationKey; now: Date } & Pick<KeyRowsProps, 'onRevoke'>) {
  const t = useT();
  if (keyState(shown, now) === 'revoked') return null;
  return (
    <ConfirmButton
      label={t('access.key.revoke')} aria-label={t('access.key.revokeNamed', { name: shown.name })} color="error"
      question={t('access.key.revokeQuestion', { name: shown.name })} explanation={t('access.key.revokeHint')} onConfirm={() => onRevoke(shown)}
    />
  );
}

const Prefix = ({ prefix }: Pick<IntegrationKey, 'prefix'>) => <Box component="code" sx={oneLine}>{prefix === null ? '–' : `${prefix}…`}</Box>;

export function KeyTable({ keys, now, onRevoke }: KeyRowsProps) {
  const t = useT();
  const { date, dateTime } = useFormats();
  return (
    <TableContainer>
      <Table size="small" sx={denseRows}>
        <TableHead>
          <TableRow>
            {(['name', 'prefix', 'createdAt', 'lastUsedAt', 'expiresAt', 'state'] as const).map((name) => <TableCell key={name}>{t(`access.key.${name}`)}</TableCell>)}
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {keys.map((key) => (
            <TableRow key={key.id}>
              <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>{key.name}</TableCell>
              <TableCell><Prefix prefix={key.prefix} /></TableCell>
              <TableCell sx={oneLine}>{dateTime(key.createdAt)}</TableCell>
              <TableCell sx={oneLine}>{key.lastUsedAt ? dateTime(key.lastUsedAt) : t('access.key.neverUsed')}</TableCell>
              <TableCell sx={oneLine}>{key.expiresAt ? date(key.expiresAt) : t('access.key.endless')}</TableCell>
              <TableCell><KeyStateChip shown={key} now={now} /></TableCell>
              <TableCell align="right"><RevokeButton shown={key} now={now} onRevoke={onRevoke} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

export function KeyCards({ keys, now, onRevoke }: KeyRowsProps) {
  const t = useT();
  const { date, dateTime } = useFormats();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {keys.map((key) => (
        <Box component="li" key={key.id} sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 0.5 }}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
            <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{key.name}</Typography>
            <KeyStateChip shown={key} now={now} />
          </Box>
          <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
            <Prefix prefix={key.prefix} /> · {t('access.key.createdAt').toLocaleLowerCase('vi')} {dateTime(key.createdAt)}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('access.key.lastUsedAt')}: {key.lastUsedAt ? dateTime(key.lastUsedAt) : t('access.key.neverUsed').toLocaleLowerCase('vi')}
            {' · '}{t('access.key.expiresAt').toLocaleLowerCase('vi')}: {key.expiresAt ? date(key.expiresAt) : t('access.key.endless').toLocaleLowerCase('vi')}
          </Typography>
          <div><RevokeButton shown={key} now={now} onRevoke={onRevoke} /></div>
        </Box>
      ))}
    </Box>
  );
}
