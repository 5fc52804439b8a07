import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField, type ButtonProps } from '@mui/material';
import { useId, useState, type ReactNode } from 'react';
import { useT } from '#platform/i18n';
import { Failure } from './Failure';

export interface ConfirmButtonProps extends Pick<ButtonProps, 'color' | 'variant' | 'startIcon' | 'size' | 'disabled' | 'sx' | 'aria-label'> {
  label: string;
  question: string;
  explanation?: ReactNode;
  /** The word on the button that does it; the label again by default. */
  confirmLabel?: string;
  /** Asks for a reason; the shortest one accepted, 0 = it may be left empty. */
  reason?: { label: string; shortest: number };
  onConfirm: (reason: string) => Promise<unknown>;
}

/** A step that cannot be taken back asks once; a refusal is shown where it was asked and nothing typed is lost. */
export function ConfirmButton({ label, question, explanation, confirmLabel, reason, onConfirm, ...button }: ConfirmButtonProps) {
  const t = useT();
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const isReady = !reason || text.trim().length >= reason.shortest;

  async function confirm(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await onConfirm(text.trim());
      setOpen(false);
      setText('');
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} aria-haspopup="dialog">{label}</Button>
      <Dialog open={isOpen} onClose={() => !isBusy && setOpen(false)} aria-labelledby={titleId} fullWidth maxWidth="xs">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            if (isReady && !isBusy) void confirm();
          }}
        >
          <DialogTitle id={titleId}>{question}</DialogTitle>
          <DialogContent>
            {explanation && <DialogContentText component="div" sx={{ mb: 1 }}>{explanation}</DialogContentText>}
            {reason && (
              <TextField
                autoFocus multiline minRows={2} label={reason.label} value={text} required={reason.shortest > 0}
                onChange={(event) => setText(event.target.value)}
              />
            )}
            {error !== null && <Failure error={error} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)} disabled={isBusy}>{t('ui.confirm.cancel')}</Button>
            <Button type="submit" variant="contained" color={button.color ?? 'primary'} disabled={!isReady || isBusy} autoFocus={!reason}>
              {confirmLabel ?? label}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
