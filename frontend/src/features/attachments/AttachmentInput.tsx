import { useId, useState, type ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import PhotoCameraOutlined from '@mui/icons-material/PhotoCameraOutlined';
import { fileForms, isPicture, fileKinds } from '@ioc/shared/attachments';
import { isProblem, useSettings } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { megabytes, type Upload } from './uploads';
import type { Uploads } from './useUploads';

const types = (kinds: readonly (keyof typeof fileForms)[]): string => kinds.flatMap((kind) => [(fileForms[kind].mediaType.split(';')[0] ?? ''), ...fileForms[kind].endings]).join(',');
const pictures = types(fileKinds.filter(isPicture));
const everything = types(fileKinds);

/** Photos and files that go along with a report. They are sent as soon as they are chosen, while the person goes on writing. */
export function AttachmentInput({ uploads, add, retry, drop }: Uploads) {
  const t = useT();
  const formats = useFormats();
  const limits = useSettings()?.files;
  const [note, setNote] = useState<string | null>(null);

  function choose(files: readonly File[]): void {
    setNote(null);
    const room = limits ? Math.max(0, limits.mostPerStep - uploads.length) : files.length;
    const fitting = files.filter(({ size }) => !limits || size <= limits.largestBytes);
    if (limits && fitting.length < files.length) setNote(t('attachments.tooLarge', { limit: formats.number(megabytes(limits.largestBytes), 1) }));
    if (limits && fitting.length > room) setNote(t('attachments.tooMany', { count: limits.mostPerStep }));
    if (room > 0 && fitting.length > 0) add(fitting.slice(0, room));
  }

  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <FileButton label={t('attachments.takePhoto')} icon={<PhotoCameraOutlined />} accept={pictures} isCamera onFiles={choose} />
        <FileButton label={t('attachments.choose')} icon={<AttachFileOutlined />} accept={everything} onFiles={choose} />
      </Stack>
      {limits && (
        <Typography variant="caption" color="textSecondary">
          {t('attachments.hint', { limit: formats.number(megabytes(limits.largestBytes), 1), count: limits.mostPerStep })}
        </Typography>
      )}
      {note && <Alert severity="warning" onClose={() => setNote(null)} closeText={t('attachments.close')}>{note}</Alert>}
      {uploads.length > 0 && (
        <Stack component="ul" sx={{ gap: 0.5, m: 0, p: 0, listStyle: 'none' }} aria-live="polite">
          {uploads.map((upload) => <UploadRow key={upload.key} upload={upload} onRetry={() => retry(upload.key)} onDrop={() => drop(upload.key)} />)}
        </Stack>
      )}
    </Stack>
  );
}

interface FileButtonProps {
  label: string;
  icon: ReactNode;
  accept: string;
  /** A telephone opens its camera; elsewhere it is a choice of pictures. */
  isCamera?: boolean;
  onFiles: (files: File[]) => void;
}

/** A label that looks like a button around the file input: every browser, keyboard and screen reader knows what it is. */
function FileButton({ label, icon, accept, isCamera = false, onFiles }: FileButtonProps) {
  const id = useId();
  return (
    <Button component="label" htmlFor={id} variant="outlined" startIcon={icon} sx={{ minHeight: 44, '&:focus-within': { outline: 2, outlineOffset: 2 } }}>
      {label}
      <input
        id={id} type="file" accept={accept} multiple={!isCamera} {...(isCamera ? { capture: 'environment' as const } : {})}
        style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was left out.
          event.target.value = '';
        }}
      />
    </Button>
  );
}

function UploadRow({ upload, onRetry, onDrop }: { upload: Upload; onRetry: () => void; onDrop: () => void }) {
  const t = useT();
  const formats = useFormats();
  const { name, size, state } = upload;
  const said = {
    waiting: () => t('attachments.waiting'),
    sending: () => t('attachments.sending', { percent: formats.percent(100 * ('share' in upload ? upload.share : 0), 0) }),
    kept: () => t('attachments.ready', { size: `${formats.number(megabytes(size), 2)} MB` }),
    failed: () => (state === 'failed' && isProblem(upload.error) ? upload.error.message : t('attachments.failed')),
  }[state]();
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center', gap: 1, px: 1.5, py: 0.5, border: 1, borderColor: state === 'failed' ? 'error.main' : 'divider', borderRadius: 1 }}>
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2" noWrap title={name}>{state === 'kept' ? upload.attachment.name : name}</Typography>
        <Typography variant="caption" color={state === 'failed' ? 'error' : 'textSecondary'} sx={{ display: 'block' }}>{said}</Typography>
        {state === 'sending' && <LinearProgress variant="determinate" value={100 * upload.share} aria-label={name} sx={{ mt: 0.5 }} />}
      </Box>
      <Stack direction="row" sx={{ alignItems: 'center' }}>
        {state === 'failed' && <Button size="small" onClick={onRetry} aria-label={t('attachments.retryOf', { name })} sx={{ minHeight: 44 }}>{t('attachments.retry')}</Button>}
        <IconButton onClick={onDrop} aria-label={t('attachments.remove', { name })} sx={{ width: 44, height: 44 }}><CloseOutlined fontSize="small" /></IconButton>
      </Stack>
    </Box>
  );
}
