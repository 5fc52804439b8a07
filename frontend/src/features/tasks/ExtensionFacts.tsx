import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { extensionStateNames, type ExtensionState, type TaskExtension } from '@ioc/shared/task-extensions';
import type { Task } from '@ioc/shared/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';
import { StatusChip, type Tone } from '#ui/StatusChip';
import { useAdded } from './useAdded';

const tones: Readonly<Record<ExtensionState, Tone>> = {
  requested: 'warn', countered: 'warn', approved: 'good', accepted_by_unit: 'good', refused: 'bad', declined_by_unit: 'bad', withdrawn: 'quiet', moved: 'work',
};

/** One request: until when, why, who asked, who answered what; or how the side that gave the work moved its term. */
export function ExtensionFacts({ task, extension }: { task: Task; extension: TaskExtension }) {
  const t = useT();
  const words = useWords();
  const { dateTime } = useFormats();
  const added = useAdded(task);
  const { state, previousDueAt, requestedDueAt, counterDueAt, reason, requestedByName, requestedByOrgName, requestedAt } = extension;
  const isMoved = state === 'moved';
  const until = (to: string): ReactNode => {
    const more = previousDueAt === null ? null : added(previousDueAt, to);
    return <><strong>{dateTime(to)}</strong>{more && ` (${more})`}</>;
  };
  const said = (name: string, at: string, text: string | null) => `${name}, ${dateTime(at)}${text ? `: ${text}` : ''}`;
  const { decidedByName, decidedAt, decision, answeredByName, answeredAt, answer } = extension;
  return (
    <Box>
      <StatusChip tone={tones[state]} label={words(extensionStateNames[state])} sx={{ mb: 1 }} />
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 2, rowGap: 0.75 }}>
        <Fact name={t(isMoved ? 'extensions.field.moved' : 'extensions.field.wished')}>{until(requestedDueAt)}</Fact>
        {counterDueAt !== null && <Fact name={t('extensions.field.proposed')}>{until(counterDueAt)}</Fact>}
        {previousDueAt !== null && <Fact name={t(isMoved ? 'extensions.field.movedFrom' : 'extensions.field.from')}>{dateTime(previousDueAt)}</Fact>}
        <Fact name={t('extensions.field.reason')}>{reason}</Fact>
        {!isMoved && <Fact name={t('extensions.field.requestedBy')}>{[requestedByName, requestedByOrgName, dateTime(requestedAt)].filter(Boolean).join(', ')}</Fact>}
        {decidedByName !== null && decidedAt !== null && <Fact name={t('extensions.field.decidedBy')}>{said(decidedByName, decidedAt, decision)}</Fact>}
        {answeredByName !== null && answeredAt !== null && <Fact name={t('extensions.field.answeredBy')}>{said(answeredByName, answeredAt, answer)}</Fact>}
      </Box>
      {answeredByName === null && answeredAt !== null && <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75 }}>{t('extensions.lapsed')}</Typography>}
    </Box>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <Typography component="dt" variant="body2" color="textSecondary">{name}</Typography>
    <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{children}</Typography>
  </>
);
