import { useState } from 'react';
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
import type { ImportJob } from '@ioc/shared/imports';
import { http, isSame } from '#platform/api';
import { useT } from '#platform/i18n';
import { patchLists } from '#platform/live';
import { Failure } from '#ui/Failure';
import { fieldsOf } from './import.steps';
import { useImportWords } from './useImportWords';

const always: readonly string[] = ['code', 'name'];

/** Which column of the file is which field. The guess is by headings; a person has the last word. */
export function MappingTable({ job }: { job: ImportJob }) {
  const t = useT();
  const { fieldName } = useImportWords();
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState(job.mapping);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const needed = new Set([...always, ...fieldsOf(job.target).filter(({ required }) => required).map(({ name }) => name)]);

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
          {Object.entries(mapping).map(([field, column]) => (
            <TableRow key={field}>
              <TableCell component="th" scope="row">
                {fieldName(job.target, field)}
                {needed.has(field) && <Typography component="span" variant="caption" color="textSecondary"> ({t('imports.needed')})</Typography>}
              </TableCell>
              <TableCell>
                <TextField
                  select size="small" fullWidth value={column ?? ''} slotProps={{ select: { SelectDisplayProps: { 'aria-label': fieldName(job.target, field) } } }}
                  error={needed.has(field) && column === null} onChange={(event) => setMapping({ ...mapping, [field]: event.target.value || null })}
                >
                  <MenuItem value="">{t('imports.notInFile')}</MenuItem>
                  {job.columns.map((one) => <MenuItem key={one} value={one}>{one}</MenuItem>)}
                </TextField>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Button variant="outlined" sx={{ mt: 1 }} disabled={isPending || isSame(mapping, job.mapping)} onClick={() => { void recheck(); }}>{t('imports.recheck')}</Button>
    </Box>
  );
}
