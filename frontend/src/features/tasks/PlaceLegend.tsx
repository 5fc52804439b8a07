import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { PlacedTask, TaskPlaces } from '@ioc/shared/task-places';
import { useFormats, useT, useWords } from '#platform/i18n';
import { StatusIcon } from '#platform/map';
import { lookOf, placeMarks, type PlaceMark } from './place.marks';

interface PlaceLegendProps {
  groups: ReadonlyMap<PlaceMark, readonly PlacedTask[]>;
  answer: TaskPlaces | undefined;
  /** Brings all that is drawn into the frame. */
  onAll: () => void;
}

/** Which marks are on the map, how many of each, and how much of the filter has no place to be drawn at. */
export function PlaceLegend({ groups, answer, onAll }: PlaceLegendProps) {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  const lost = answer ? answer.total - answer.placed : 0;
  return (
    <Box sx={{ display: 'flex', gap: 1.5, rowGap: 0.5, alignItems: 'center', flexWrap: 'wrap', flex: 'none', minHeight: 32, pb: 0.5 }}>
      <Box component="ul" aria-label={t('views.map.legend')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, rowGap: 0.25, listStyle: 'none', m: 0, p: 0 }}>
        {placeMarks.map((mark) => {
          const count = groups.get(mark)?.length ?? 0;
          if (count === 0) return null;
          const { shape, state, name } = lookOf(mark);
          return (
            <Box component="li" key={mark} sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
              <StatusIcon shape={shape} state={state} size={16} />
              <Typography variant="body2" component="span">{words(name)} <strong>{number(count)}</strong></Typography>
            </Box>
          );
        })}
      </Box>
      {answer && (
        <Typography variant="body2" component="p" color="textSecondary" aria-live="polite" sx={{ ml: { md: 'auto' } }}>
          {t('views.map.count', { smart_count: answer.total, number: number(answer.total) })}
          {lost > 0 && ` · ${t('views.map.lost', { smart_count: lost, number: number(lost) })}`}
        </Typography>
      )}
      {answer && answer.data.length > 0 && <Button size="small" onClick={onAll}>{t('views.map.all')}</Button>}
    </Box>
  );
}
