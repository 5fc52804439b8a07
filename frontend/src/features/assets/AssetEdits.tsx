import Typography from '@mui/material/Typography';
import { kindOf, type AttributeValue } from '@ioc/shared/asset-kinds';
import { lifecycles, type Asset, type Lifecycle } from '@ioc/shared/assets';
import type { ChangeValue, FieldChange, RecordChange } from '@ioc/shared/changes';
import type { Field } from '@ioc/shared/kind';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { ChangeLog } from '#ui/ChangeLog';
import type { ChangeWords } from '#ui/FieldChanges';
import { useFieldText } from './useFieldText';

const editEvents = ['asset.updated', 'asset.removed'] as const;
const labels: Readonly<Record<string, string>> = {
  code: 'code', name: 'name', address: 'address', location: 'location', unitName: 'unit', isBorderChecked: 'borderChecked', ownerOrgName: 'owner', lifecycle: 'lifecycle',
};

const isLifecycle = (value: ChangeValue): value is Lifecycle => (lifecycles as readonly ChangeValue[]).includes(value);

/** Who edited what of an asset. Attributes have the names of the declaration of its kind. */
export function AssetEdits({ asset }: { asset: Asset }) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const textOf = useFieldText();
  useLiveRecords('assets', editEvents);
  const fields = new Map(kindOf(asset.kind).fields.map((field) => [`attributes.${field.name}`, field]));

  function attribute(field: Field, value: ChangeValue): ChangeWords['to'] {
    const known = value as AttributeValue;
    if (field.type !== 'choices' && field.type !== 'codes') return textOf(field, known);
    return Array.isArray(known) ? known.map((one) => textOf(field, [one]) ?? one) : null;
  }

  function valueOf(name: string, value: ChangeValue): string | null {
    if (value === null) return null;
    if (isLifecycle(value) && name === 'lifecycle') return t(`assets.lifecycle.${value}`);
    if (typeof value === 'boolean') return t(value ? 'assets.yes' : 'assets.no');
    if (typeof value !== 'object') return String(value);
    const [lng = 0, lat = 0] = value.map(Number);
    return `${formats.number(lat, 5)}; ${formats.number(lng, 5)}`;
  }

  /** `parts.BTS-1-4G.technology`; a code may hold dots, a field does not. */
  function ofPart(name: string, { from, to }: FieldChange): ChangeWords | null {
    const declared = kindOf(asset.kind).parts;
    const [, code, own] = /^parts\.(.+)\.(\w+)$/.exec(name) ?? [];
    if (!declared || !code || !own) return null;
    const field = declared.fields.find((one) => one.name === own);
    const label = field ? words(field.label) : t(`assets.field.${own === 'location' ? 'location' : 'code'}`);
    const said = (value: ChangeValue) => (field ? attribute(field, value) : valueOf(own, value));
    return { label: `${code} · ${label}`, from: said(from), to: said(to) };
  }

  function wordsOf({ field: name, from, to }: FieldChange): ChangeWords {
    const part = ofPart(name, { field: name, from, to });
    if (part) return part;
    const field = fields.get(name);
    if (field) return { label: words(field.label), from: attribute(field, from), to: attribute(field, to) };
    const label = labels[name];
    return { label: label ? t(`assets.field.${label}`) : name, from: valueOf(name, from), to: valueOf(name, to) };
  }

  const titleOf = ({ name }: RecordChange): string => t(`assets.edited.${name.slice('asset.'.length)}`);
  return (
    <>
      <ChangeLog resource="assets" id={asset.id} titleOf={titleOf} wordsOf={wordsOf} />
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>{t('assets.massImport')}</Typography>
    </>
  );
}
