import { isPicture, type Attachment } from '@ioc/shared/attachments';
import { useFormats, useT } from '#platform/i18n';

type Facts = Pick<Attachment, 'kind' | 'takenAt' | 'location' | 'distanceM' | 'isOutsideUnit'>;

/** What a photo says of itself, in words. */
export function usePhotoWords(): { factsOf: (attachment: Facts) => string[] } {
  const t = useT();
  const formats = useFormats();
  const distance = (metres: number): string =>
    metres < 1_000 ? t('attachments.metres', { count: formats.number(metres) }) : t('attachments.kilometres', { count: formats.number(metres / 1_000, 1) });
  return {
    factsOf: ({ kind, takenAt, location, distanceM, isOutsideUnit }) => {
      if (!isPicture(kind)) return [];
      const facts: string[] = [];
      if (takenAt !== null) facts.push(t('attachments.taken', { time: formats.dateTime(takenAt) }));
      if (distanceM !== null) facts.push(t('attachments.distance', { distance: distance(distanceM) }));
      else if (isOutsideUnit === false) facts.push(t('attachments.insideUnit'));
      if (location === null) facts.push(t('attachments.noPlace'));
      return facts;
    },
  };
}
