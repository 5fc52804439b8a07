import { Alert, Button } from '@mui/material';
import { isProblem } from '#platform/api';
import { useT } from '#platform/i18n';

export interface FailureProps {
  error: unknown;
  onRetry?: () => void;
  /** What could not be done, in the reader's words; the reason follows. */
  title?: string;
}

/** Something did not work: what, why, and a way on. The request number is what an administrator needs to look it up. */
export function Failure({ error, onRetry, title }: FailureProps) {
  const t = useT();
  const problem = isProblem(error) ? error : null;
  const isPassing = problem?.code === 'system.unavailable' || problem?.code === 'system.busy';
  const hasNumber = problem !== null && problem.status >= 500 && !isPassing && problem.body.requestId !== '–';
  return (
    <Alert
      severity={isPassing ? 'warning' : 'error'}
      sx={{ m: 1 }}
      action={onRetry && <Button color="inherit" onClick={onRetry}>{t('ui.failure.retry')}</Button>}
    >
      {title && <strong>{title} </strong>}
      {problem ? problem.message : t('ui.failure.unexpected')}
      {hasNumber && ` (${problem.body.requestId})`}
    </Alert>
  );
}
