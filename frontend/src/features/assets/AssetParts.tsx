import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { kindOf } from '@ioc/shared/asset-kinds';
import type { Asset } from '@ioc/shared/assets';
import { useT, useWords } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { useFieldText } from './useFieldText';

/** What an asset is made of: stations on a mast, speaker clusters of a radio system. */
export function AssetParts({ asset }: { asset: Asset }) {
  const t = useT();
  const words = useWords();
  const textOf = useFieldText();
  const declared = kindOf(asset.kind).parts;
  if (!declared || asset.parts.length === 0) return <Empty title={t('assets.noParts')} />;
  const fields = declared.fields.filter((field) => asset.parts.some((part) => textOf(field, part.attributes[field.name]) !== null));
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={words(declared.plural)}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('assets.field.code')}</TableCell>
            {fields.map((field) => <TableCell key={field.name}>{words(field.label)}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {asset.parts.map((part) => (
            <TableRow key={part.id}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{part.code}</TableCell>
              {fields.map((field) => <TableCell key={field.name}>{textOf(field, part.attributes[field.name]) ?? t('assets.empty')}</TableCell>)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
