import EditOutlined from '@mui/icons-material/EditOutlined';
import { Button } from '@mui/material';
import type { AdminUnit } from '@ioc/shared/territory';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useCan } from '#platform/api';
import { useT } from '#platform/i18n';
import { UnitEnd } from './UnitEnd';

/** What an administrator does with a unit. */
export function UnitDeeds({ unit }: { unit: AdminUnit }) {
  const t = useT();
  const mayWrite = useCan('territory:write');
  const [isEnding, setEnding] = useState(false);
  if (!mayWrite) return null;
  return (
    <>
      <Button component={Link} to={`/units/${unit.id}`} startIcon={<EditOutlined />}>{t('territory.edit')}</Button>
      {unit.validTo === null && <Button color="warning" aria-haspopup="dialog" onClick={() => setEnding(true)}>{t('territory.end')}</Button>}
      {isEnding && <UnitEnd unit={unit} onClose={() => setEnding(false)} />}
    </>
  );
}
