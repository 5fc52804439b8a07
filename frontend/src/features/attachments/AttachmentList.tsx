import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import ImageOutlined from '@mui/icons-material/ImageOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import TableChartOutlined from '@mui/icons-material/TableChartOutlined';
import { isPicture, warningsOf, type Attachment, type FileKind } from '@ioc/shared/attachments';
import { useFormats, useT } from '#platform/i18n';
import { StatusChip } from '#ui/StatusChip';
import { contentUrl } from './contentUrl';
import { PictureDialog } from './PictureDialog';
import { megabytes } from './uploads';
import { usePhotoWords } from './usePhotoWords';

export interface AttachmentListProps {
  attachments: readonly Attachment[];
  /** A photo older than the task is no evidence of it. */
  assignedAt: string;
  /** Pictures themselves; without it a sign in their place, which costs a weak line nothing. */
  hasThumbnails?: boolean;
}

/** Files of a task or of one line of it; pictures open here, a PDF in which nothing acts beside it, everything else is handed over. */
export function AttachmentList({ attachments, assignedAt, hasThumbnails = false }: AttachmentListProps) {
  const [shown, setShown] = useState<Attachment | null>(null);
  return (
    <>
      <Box component="ul" sx={{ display: 'grid', gap: 0.5, m: 0, p: 0, listStyle: 'none' }}>
        {attachments.map((attachment) => (
          <AttachmentRow key={attachment.id} {...{ attachment, assignedAt, hasThumbnails }} onOpen={() => setShown(attachment)} />
        ))}
      </Box>
      {shown && <PictureDialog attachment={shown} assignedAt={assignedAt} onClose={() => setShown(null)} />}
    </>
  );
}

/** A name that opens looks like one, and takes no more room than one that does not. */
const asText = { p: 0, minWidth: 0, justifyContent: 'flex-start', textAlign: 'left', overflowWrap: 'anywhere' } as const;

interface RowProps {
  attachment: Attachment;
  assignedAt: string;
  hasThumbnails: boolean;
  onOpen: () => void;
}

function AttachmentRow({ attachment, assignedAt, hasThumbnails, onOpen }: RowProps) {
  const t = useT();
  const formats = useFormats();
  const { factsOf } = usePhotoWords();
  const { id, name, kind, size, isViewable } = attachment;
  const isPaper = kind === 'pdf';
  const warnings = warningsOf(attachment, assignedAt);
  const facts = [`${formats.number(megabytes(size), 2)} MB`, ...factsOf(attachment), ...(isPaper && !isViewable ? [t('attachments.onlyDownload')] : [])];
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr) auto', columnGap: 1.25, alignItems: 'center' }}>
      {hasThumbnails && isPicture(kind)
        ? <Thumbnail id={id} name={name} onOpen={onOpen} />
        : <KindIcon kind={kind} />}
      <Box sx={{ minWidth: 0 }}>
        {isPicture(kind) && <Button onClick={onOpen} aria-label={t('attachments.open', { name })} sx={asText}>{name}</Button>}
        {isPaper && isViewable && (
          <Button component="a" href={contentUrl(id, true)} target="_blank" rel="noopener" aria-label={t('attachments.openBeside', { name })} sx={asText}>{name}</Button>
        )}
        {!isPicture(kind) && !(isPaper && isViewable) && <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{name}</Typography>}
        <Typography variant="caption" component="div" color="textSecondary">{facts.join(' · ')}</Typography>
        {warnings.length > 0 && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, my: 0.25 }}>
            {warnings.map((warning) => <StatusChip key={warning} tone="warn" label={t(`attachments.warning.${warning}`)} />)}
          </Box>
        )}
      </Box>
      <IconButton component="a" href={contentUrl(id)} download={name} aria-label={t('attachments.downloadOf', { name })} sx={{ width: 44, height: 44 }}>
        <FileDownloadOutlined fontSize="small" />
      </IconButton>
    </Box>
  );
}

const Thumbnail = ({ id, name, onOpen }: { id: string; name: string; onOpen: () => void }) => (
  <Box component="button" type="button" tabIndex={-1} aria-hidden onClick={onOpen} sx={{ p: 0, border: 0, background: 'none', cursor: 'zoom-in', lineHeight: 0 }}>
    <Box
      component="img" src={contentUrl(id, true)} alt={name} loading="lazy" decoding="async" width={64} height={48}
      sx={{ objectFit: 'cover', borderRadius: 1, bgcolor: 'action.hover' }}
    />
  </Box>
);

function KindIcon({ kind }: { kind: FileKind }) {
  const Icon = isPicture(kind) ? ImageOutlined : kind === 'pdf' ? PictureAsPdfOutlined : kind === 'xlsx' ? TableChartOutlined : DescriptionOutlined;
  return <Icon aria-hidden sx={{ color: 'text.secondary' }} />;
}
