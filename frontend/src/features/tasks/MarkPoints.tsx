import { useEffect } from 'react';
import type { PlacedTask } from '@ioc/shared/task-places';
import { useFormats, useT, useWords } from '#platform/i18n';
import { PointSourceLayer, usePointSource } from '#platform/map';
import { lookOf, type PlaceMark } from './place.marks';

interface MarkPointsProps {
  mark: PlaceMark;
  tasks: readonly PlacedTask[];
  byId: ReadonlyMap<string, PlacedTask>;
  /** The link to the server is broken: what is drawn may be old. */
  isStale: boolean;
  onSelect: (id: string) => void;
}

/** The tasks of one mark on the canvas, for as long as it is rendered. No component for any of them. */
export function MarkPoints({ mark, tasks, byId, isStale, onSelect }: MarkPointsProps) {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  const { shape, state, name } = lookOf(mark);
  const source = usePointSource({
    id: mark, shape,
    nameOf: (id) => {
      const task = byId.get(id);
      return task ? `${task.code} · ${task.title}` : '';
    },
    tooltipOf: (id) => {
      const task = byId.get(id);
      if (!task) return '';
      const due = task.dueAt === null ? null : t('views.map.due', { date: formats.dateTime(task.dueAt) });
      return [shortened(task.title), words(name), due].filter(Boolean).join(' · ');
    },
  });
  useEffect(() => source.load(tasks.map(({ id, place }) => ({ id, location: place, state }))), [source, tasks, state]);
  useEffect(() => source.setStale(isStale), [source, isStale]);
  return <PointSourceLayer source={source} onSelect={onSelect} />;
}

/** A tooltip is one line. */
const longest = 48;
const shortened = (title: string): string => (title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title);
