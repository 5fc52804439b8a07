import { Paper, Typography } from '@mui/material';
import type { ChangeValue, FieldChange, RecordChange } from '@ioc/shared/changes';
import { unitKinds, type UnitKind } from '@ioc/shared/territory';
import { useId } from 'react';
import { useFormats, useT, useWords } from '#platform/i18n';
import { ChangeLog } from '#ui/ChangeLog';
import type { ChangeWords } from '#ui/FieldChanges';

const labels = {
  code: 'code', name: 'name', kind: 'kind', parent: 'parent', validFrom: 'validFrom', validTo: 'validTo', areaKm2: 'area', population: 'population', legalAct: 'legalAct',
  successors: 'successors',
} as const;

const isLabelled = (field: string): field is keyof typeof labels => Object.hasOwn(labels, field);
const isKind = (value: ChangeValue): value is UnitKind => typeof value === 'string' && Object.hasOwn(unitKinds, value);

/** Who edited what of a unit, beneath what it is. */
export function UnitHistory({ id }: { id: string }) {
  const t = useT();
  const words = useWords();
  const { date, number } = useFormats();
  const titleId = useId();

  function valueOf(field: string, value: ChangeValue): ChangeWords['to'] {
    if (value === null) return null;
    if (typeof value === 'object') return value.map(String);
    if (field === 'kind' && isKind(value)) return words(unitKinds[value]);
    if (field === 'validFrom' || field === 'validTo') return date(String(value));
    return typeof value === 'number' ? number(value, 2) : String(value);
  }
  const wordsOf = ({ field, from, to }: FieldChange): ChangeWords =>
    ({ label: isLabelled(field) ? t(`territory.field.${labels[field]}`) : field, from: valueOf(field, from), to: valueOf(field, to) });
  const titleOf = ({ changes }: RecordChange): string => {
    if (changes?.length === 0) return t('territory.edited.created');
    return t(changes?.some(({ field }) => field === 'successors') ? 'territory.edited.ended' : 'territory.edited.updated');
  };
  return (
    <Paper component="section" aria-labelledby={titleId} sx={{ p: 2 }}>
      <Typography id={titleId} variant="h6" component="h2" sx={{ mb: 1 }}>{t('ui.changes.title')}</Typography>
      <ChangeLog resource="units" id={id} titleOf={titleOf} wordsOf={wordsOf} />
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>{t('territory.massImport')}</Typography>
    </Paper>
  );
}
