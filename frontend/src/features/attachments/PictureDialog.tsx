import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { Link } from 'react-router-dom';
import { warningsOf, type Attachment } from '@ioc/shared/attachments';
import { useT } from '#platform/i18n';
import { StatusChip } from '#ui/StatusChip';
import { contentUrl } from './contentUrl';
import { usePhotoWords } from './usePhotoWords';

interface PictureDialogProps {
  attachment: Attachment;
  assignedAt: string;
  onClose: () => void;
}

/** One picture, and what speaks for or against it. */
export function PictureDialog({ attachment, assignedAt, onClose }: PictureDialogProps) {
  const t = useT();
  const { factsOf } = usePhotoWords();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const { id, name, location } = attachment;
  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} maxWidth="lg" aria-labelledby="picture-name">
      <DialogTitle id="picture-name" sx={{ overflowWrap: 'anywhere' }}>{name}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1, alignContent: 'start' }}>
        <Box component="img" src={contentUrl(id, true)} alt={name} sx={{ maxWidth: '100%', maxHeight: '68vh', objectFit: 'contain', justifySelf: 'center', bgcolor: 'action.hover' }} />
        <Typography variant="body2" color="textSecondary">{factsOf(attachment).join(' · ')}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
          {warningsOf(attachment, assignedAt).map((warning) => <StatusChip key={warning} tone="warn" label={t(`attachments.warning.${warning}`)} />)}
        </Box>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        {location && <Button component={Link} to={`/?at=${location.map((degrees) => degrees.toFixed(5)).join(',')},15`}>{t('attachments.showPlace')}</Button>}
        <Button component="a" href={contentUrl(id)} download={name}>{t('attachments.download')}</Button>
        <Button variant="contained" onClick={onClose}>{t('attachments.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
