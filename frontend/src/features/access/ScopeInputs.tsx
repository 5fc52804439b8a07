import { Alert } from '@mui/material';
import type { AdminUnit } from '@ioc/shared/territory';
import { useWatch } from 'react-hook-form';
import { AutocompleteArrayInput, BooleanInput, ReferenceArrayInput } from 'ra-ui-materialui';
import { useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import type { Scope } from '@ioc/shared/access';
import type { Sector } from '@ioc/shared/sectors';
import { useLocale } from '#platform/i18n';
import { holdsNowhere } from './userForm';

/** Names repeat between provinces and years; the code and the former names tell them apart. */
const unitText = ({ name, code, formerNames }: AdminUnit): string =>
  formerNames.length > 0 ? `${name} (${code}; ${formerNames.join(', ')})` : `${name} (${code})`;

const search = (q: string) => ({ q });

/** Where the rights hold: the whole province, or areas and organisations; narrowed to sectors or not. */
export function ScopeInputs() {
  const t = useT();
  const locale = useLocale();
  const scope = useWatch<{ scope: Partial<Scope> }, 'scope'>({ name: 'scope' });
  const today = serverNow().toISOString().slice(0, 10);
  return (
    <>
      <BooleanInput source="scope.everywhere" label={t('access.scope.everywhere')} helperText={t('access.scope.everywhereHint')} defaultValue={false} />
      {!scope?.everywhere && (
        <>
          <ReferenceArrayInput source="scope.unitIds" reference="units" filter={{ on: today }} sort={{ field: 'name', order: 'ASC' }}>
            <AutocompleteArrayInput label={t('access.scope.units')} optionText={unitText} filterToQuery={search} defaultValue={[]} />
          </ReferenceArrayInput>
          <ReferenceArrayInput source="scope.orgIds" reference="organisations" sort={{ field: 'name', order: 'ASC' }}>
            <AutocompleteArrayInput label={t('access.scope.orgs')} optionText="name" filterToQuery={search} defaultValue={[]} />
          </ReferenceArrayInput>
          {holdsNowhere(scope) && <Alert severity="warning" sx={{ width: '100%' }}>{t('access.scope.needed')}</Alert>}
        </>
      )}
      <ReferenceArrayInput source="scope.sectorCodes" reference="sectors" perPage={100}>
        <AutocompleteArrayInput
          label={t('access.scope.sectors')} helperText={t('access.scope.sectorsHint')} defaultValue={[]}
          optionText={(sector: Sector) => (locale === 'vi' ? sector.nameVi : sector.nameEn)}
        />
      </ReferenceArrayInput>
    </>
  );
}
