import { lazy, Suspense, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Add from '@mui/icons-material/Add';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { kindOf } from '@ioc/shared/asset-kinds';
import type { Asset, AssetPart } from '@ioc/shared/assets';
import { useCan } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { inSentence } from './asset.kind';
import { useFieldText } from './useFieldText';

const PartDialog = lazy(async () => ({ default: (await import('./PartDialog')).PartDialog }));

/** What an asset is made of: stations on a mast, speaker clusters of a radio system. */
export function AssetParts({ asset }: { asset: Asset }) {
  const t = useT();
  const words = useWords();
  const declared = kindOf(asset.kind).parts;
  const mayWrite = useCan('asset:write', { unitId: asset.unitId, orgIds: asset.ownerOrgId ? [asset.ownerOrgId] : [], sector: kindOf(asset.kind).sector });
  const [opened, setOpened] = useState<AssetPart | 'new' | null>(null);
  if (!declared) return <Empty title={t('assets.noParts')} />;
  const add = mayWrite && (
    <Button size="small" variant="outlined" startIcon={<Add />} aria-haspopup="dialog" onClick={() => setOpened('new')}>
      {t('assets.add', { kind: inSentence(words(declared.name)) })}
    </Button>
  );
  return (
    <>
      {asset.parts.length === 0
        ? <Empty title={t('assets.noParts')} action={add || undefined} />
        : (
          <>
            <PartTable asset={asset} declared={declared} onEdit={mayWrite ? setOpened : null} />
            {add && <Box sx={{ mt: 1.5 }}>{add}</Box>}
          </>
        )}
      {opened !== null && (
        <Suspense fallback={null}>
          <PartDialog asset={asset} declared={declared} part={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}

/** Whoever may edit finds the way to it however far the table reaches to the right. */
const inSight = { position: 'sticky', right: 0, width: 44, px: 0.5, py: 0, bgcolor: 'background.paper' } as const;

interface PartTableProps {
  asset: Asset;
  declared: NonNullable<ReturnType<typeof kindOf>['parts']>;
  /** Null for who may only read. */
  onEdit: ((part: AssetPart) => void) | null;
}

function PartTable({ asset, declared, onEdit }: PartTableProps) {
  const t = useT();
  const words = useWords();
  const textOf = useFieldText();
  const fields = declared.fields.filter((field) => asset.parts.some((part) => textOf(field, part.attributes[field.name]) !== null));
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={words(declared.plural)}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('assets.field.code')}</TableCell>
            {fields.map((field) => <TableCell key={field.name}>{words(field.label)}</TableCell>)}
            {onEdit && <TableCell sx={inSight} aria-label={t('assets.deeds')} />}
          </TableRow>
        </TableHead>
        <TableBody>
          {asset.parts.map((part) => (
            <TableRow key={part.id}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{part.code}</TableCell>
              {fields.map((field) => <TableCell key={field.name}>{textOf(field, part.attributes[field.name]) ?? t('assets.empty')}</TableCell>)}
              {onEdit && (
                <TableCell sx={inSight}>
                  <IconButton size="small" aria-label={t('assets.editPart', { code: part.code })} title={t('assets.edit')} aria-haspopup="dialog" onClick={() => onEdit(part)}>
                    <EditOutlined fontSize="small" />
                  </IconButton>
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
