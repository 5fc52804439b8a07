import { Box, Paper, Skeleton } from '@mui/material';
import { useListContext, type RaRecord } from 'ra-core';
import type { ReactNode } from 'react';

interface RecordCardsProps<Row extends RaRecord> {
  card: (row: Row) => ReactNode;
  /** Shown instead of nothing; it also says why a list could not be loaded. */
  none: ReactNode;
}

/** A list in the hand: one card a record instead of a table wider than the screen. */
export function RecordCards<Row extends RaRecord>({ card, none }: RecordCardsProps<Row>) {
  const { data, isPending } = useListContext<Row>();
  if (isPending) return <Box sx={{ display: 'grid', gap: 1, p: 1 }}>{[0, 1, 2].map((row) => <Skeleton key={row} variant="rounded" height={88} />)}</Box>;
  if (!data || data.length === 0) return <>{none}</>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {data.map((row) => <Paper component="li" key={row.id} sx={{ p: 1.5, display: 'grid', gap: 0.5, minWidth: 0 }}>{card(row)}</Paper>)}
    </Box>
  );
}
