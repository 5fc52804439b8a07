import { timeZone } from '@ioc/shared/time';
import { unitLevels, type AdminUnit, type UnitLevel } from '@ioc/shared/territory';
import { useFormats, useT } from '#platform/i18n';

const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** Today's date in Vietnam, as `2026-11-22`. */
export const today = (now: Date): string => day.format(now);

/** Half-open: the last day is the day before `validTo`. */
export const isInForce = ({ validFrom, validTo }: Pick<AdminUnit, 'validFrom' | 'validTo'>, now: Date): boolean =>
  validFrom <= today(now) && (validTo === null || today(now) < validTo);

export function useLevels(): { id: UnitLevel; name: string }[] {
  const t = useT();
  return unitLevels.map((id) => ({ id, name: t(`territory.level.${id}`) }));
}

export function Validity({ unit: { validFrom, validTo } }: { unit: Pick<AdminUnit, 'validFrom' | 'validTo'> }) {
  const t = useT();
  const { date } = useFormats();
  return (
    <span>
      {validTo === null
        ? t('territory.from', { from: date(validFrom) })
        : t('territory.period', { from: date(validFrom), to: date(validTo) })}
    </span>
  );
}
