import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import type { AssetPart } from '@ioc/shared/assets';
import { changesBetween, type FieldChange } from '@ioc/shared/changes';

type ToldPart = Pick<AssetPart, 'code' | 'location' | 'attributes'>;

/**
 * `parts.BTS-1-4G.technology`: under the code by which people know the part, the one it had where it has another now. In
 * the order of the declaration, since the database keeps attributes in one of its own.
 */
export function partChanges(kind: AssetKind, before: ToldPart | null, after: ToldPart | null): FieldChange[] {
  const code = before?.code ?? after?.code ?? '';
  const declared = kindOf(kind).parts?.fields ?? [];
  const told = (part: ToldPart | null): Record<string, unknown> =>
    part === null ? {} : { code: part.code, location: part.location, ...Object.fromEntries(declared.map(({ name }) => [name, part.attributes[name]])) };
  return changesBetween(told(before), told(after), `parts.${code}.`);
}
