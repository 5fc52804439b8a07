import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useListContext } from 'ra-core';
import Box from '@mui/material/Box';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ListedTask, TaskState, TaskStep } from '@ioc/shared/tasks';
import { useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Failure } from '#ui/Failure';
import { BoardColumn } from './BoardColumn';
import { BoardDrag } from './BoardDrag';
import { movesOf, roadColumns, wantedOf, type Move } from './board.columns';
import { cardToward } from './task.grid';
import { asksFor, asksNothing } from './task.steps';
import { TaskNarrowed } from './TaskNarrowed';
import { ConflictNotice } from './ConflictNotice';
import { TaskStepDialog } from './TaskStepDialog';
import { firstCards, useBoard } from './useBoard';
import { useTaskStep } from './useTaskStep';

/** Where every piece of work stands. A card moves by the steps of the task, never by itself: the same rules as everywhere. */
export function TaskBoard() {
  const t = useT();
  return <TaskNarrowed title={t('tasks.board')} asksItself><Board /></TaskNarrowed>;
}

/** A card that is in somebody's hand, from the press until its step is taken or given up. */
interface Held {
  task: ListedTask;
  from: { x: number; y: number };
  moves: Move[];
  over: string | null;
  isCarried: boolean;
}

function Board() {
  const me = useMe();
  const board = useRef<HTMLDivElement>(null);
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as Record<string, unknown>;
  const [limits, setLimits] = useState<Record<string, number>>({});
  const [held, setHeld] = useState<Held | null>(null);
  const [asking, setAsking] = useState<{ task: ListedTask; step: TaskStep } | null>(null);
  const [choosing, setChoosing] = useState<{ task: ListedTask; steps: TaskStep[]; at: { left: number; top: number } } | null>(null);
  const [taking, setTaking] = useState<ListedTask | null>(null);
  const inHand = asking?.task ?? choosing?.task ?? (held?.isCarried ? held.task : null);
  const columns = useBoard(values, limits, inHand);
  const { take, conflict, refusal } = useTaskStep(taking);

  const begin = (task: ListedTask, step: TaskStep): void => {
    setTaking(task);
    if (asksNothing(asksFor(step))) void take(step, { text: null, percent: null }, task);
    else setAsking({ task, step });
  };
  const grab = (task: ListedTask, { clientX: x, clientY: y }: PointerEvent<HTMLElement>): void => {
    if (me) setHeld({ task, from: { x, y }, moves: movesOf(task, me, serverNow()), over: null, isCarried: false });
  };
  const drop = (column: string | null): void => {
    const move = held?.moves.find((one) => one.column === column);
    const [first, second] = move?.steps ?? [];
    if (held && first && !second) begin(held.task, first);
    else if (held && move && second) setChoosing({ task: held.task, steps: move.steps, at: placeOf(column) });
    setHeld(null);
  };
  const placeOf = (column: string | null) => {
    const { left = 0, top = 0 } = board.current?.querySelector(`[data-column="${column ?? ''}"]`)?.getBoundingClientRect() ?? {};
    return { left: left + 16, top: top + 64 };
  };
  const widen = (column: TaskState): void =>
    setFilters({ ...values, state: [...(Array.isArray(values['state']) ? values['state'] as TaskState[] : []), ...wantedOf(column, null)] });

  /** Arrows walk between cards; Tab then reaches the buttons of the card one stands on. */
  const walk = (event: KeyboardEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !board.current || !target.matches('[data-card]')) return;
    const rows = [...board.current.querySelectorAll('[data-column]')].map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')]);
    const next = cardToward(rows, target, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <>
      {!asking && conflict && taking && <ConflictNotice conflict={conflict} seen={taking} />}
      {!asking && refusal && <Failure error={refusal} />}
      <Box
        ref={board} onKeyDown={walk}
        sx={{
          flex: 1, minHeight: 0, display: 'grid', gap: 1, overflowX: 'auto', gridTemplateRows: 'minmax(0, 1fr)',
          // On a phone one column at a time, the next one peeping in; a laptop holds all of them.
          scrollSnapType: { xs: held?.isCarried ? 'none' : 'x proximity', md: 'none' }, userSelect: held ? 'none' : 'auto',
          gridAutoFlow: 'column', gridAutoColumns: { xs: '86%', sm: 'minmax(208px, 1fr)' },
        }}
      >
        {columns.filter(({ column, total }) => roadColumns.includes(column) || total).map((data) => (
          <BoardColumn
            key={data.column} data={data} heldId={inHand?.id ?? null} onGrab={grab} onStep={begin}
            move={held?.isCarried ? held.moves.find(({ column }) => column === data.column) : undefined} isOver={held?.over === data.column}
            onMore={() => setLimits((last) => ({ ...last, [data.column]: Math.min(500, (last[data.column] ?? firstCards) + firstCards) }))}
            onWiden={() => widen(data.column)}
          />
        ))}
      </Box>
      {held && (
        <BoardDrag
          task={held.task} from={held.from} onEnd={drop}
          onOver={(over) => setHeld((last) => (last === null || (last.isCarried && last.over === over) ? last : { ...last, over, isCarried: true }))}
        />
      )}
      {choosing && (
        <Menu open onClose={() => setChoosing(null)} anchorReference="anchorPosition" anchorPosition={choosing.at}>
          {choosing.steps.map((step) => <StepItem key={step} step={step} onChoose={() => { setChoosing(null); begin(choosing.task, step); }} />)}
        </Menu>
      )}
      {asking && <TaskStepDialog task={asking.task} step={asking.step} onClose={() => setAsking(null)} />}
    </>
  );
}

function StepItem({ step, onChoose }: { step: TaskStep; onChoose: () => void }) {
  const t = useT();
  return <MenuItem onClick={onChoose}>{t(`tasks.step.${step}`)}</MenuItem>;
}
