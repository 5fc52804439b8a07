import { memo, useCallback, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { fieldsOf, type TargetField } from '@ioc/shared/import-fields';
import type { ImportJob, ImportTarget } from '@ioc/shared/imports';
import { http, isSame } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { patchLists } from '#platform/live';
import { Failure } from '#ui/Failure';
import { asFixed, fixedValue, isMappingReady, noValueYet, takesFixedValue } from './fixed.values';
import { FixedValue } from './FixedValue';

/** Which column of the file is which field, or what every row gets. The guess is by headings; a person has the last word. */
export function MappingTable({ job }: { job: ImportJob }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState(job.mapping);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const fields = fieldsOf(job.target);
  const isReady = isMappingReady(mapping, job.columns, fields) && !isSame(mapping, job.mapping);
  const choose = useCallback((name: string, column: string | null) => setMapping((before) => ({ ...before, [name]: column })), []);

  async function recheck(): Promise<void> {
    setPending(true);
    setRefusal(null);
    try {
      patchLists(queryClient, 'imports', [await http<ImportJob>('POST', `/imports/${job.id}/mapping`, { body: { mapping }, version: job.version })]);
    } catch (error) {
      setRefusal(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <Box component="section" aria-labelledby="import-mapping">
      <Typography id="import-mapping" variant="subtitle1" component="h3">{t('imports.mapping')}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>{t('imports.mappingHint')}</Typography>
      {refusal !== null && <Failure error={refusal} />}
      <Table size="small">
        <TableHead><TableRow><TableCell>{t('imports.fieldHead')}</TableCell><TableCell>{t('imports.columnHead')}</TableCell></TableRow></TableHead>
        <TableBody>
          {fields.map((field) => (
            <MappingRow key={field.name} target={job.target} field={field} columns={job.columns} column={mapping[field.name] ?? null} onChoose={choose} />
          ))}
        </TableBody>
      </Table>
      <Button variant="outlined" sx={{ mt: 1 }} disabled={isPending || !isReady} onClick={() => { void recheck(); }}>{t('imports.recheck')}</Button>
    </Box>
  );
}

interface MappingRowProps {
  target: ImportTarget;
  field: TargetField;
  columns: readonly string[];
  column: string | null;
  onChoose: (name: string, column: string | null) => void;
}

/** Thirty of them stand in the table: one that is typed into leaves the others alone. */
const MappingRow = memo(function MappingRow({ target, field, columns, column, onChoose }: MappingRowProps) {
  const t = useT();
  const words = useWords();
  const fixed = fixedValue(column, columns);
  const label = words(field.labels);
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ verticalAlign: 'top' }}>
        {label}
        {field.required && <Typography component="span" variant="caption" color="textSecondary"> ({t('imports.needed')})</Typography>}
      </TableCell>
      <TableCell sx={{ verticalAlign: 'top' }}>
        <TextField
          select size="small" fullWidth value={fixed === null ? column ?? '' : noValueYet} slotProps={{ select: { displayEmpty: true, SelectDisplayProps: { 'aria-label': label } } }}
          error={field.required && column === null} onChange={(event) => onChoose(field.name, event.target.value || null)}
        >
          <MenuItem value="">{t('imports.notInFile')}</MenuItem>
          {takesFixedValue(field) && <MenuItem value={noValueYet}>{t('imports.fixed.choice')}</MenuItem>}
          {columns.map((one) => <MenuItem key={one} value={one}>{one}</MenuItem>)}
        </TextField>
        {fixed !== null && <FixedValue target={target} field={field} value={fixed} onChange={(value) => onChoose(field.name, asFixed(value))} />}
      </TableCell>
    </TableRow>
  );
});
