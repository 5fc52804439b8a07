import Typography from '@mui/material/Typography';
import { alarmSeverityNames, alarmStateNames, type Alarm, type AlarmSeverity, type AlarmState } from '@ioc/shared/alarms';
import { useFormats, useT, useWords } from '#platform/i18n';
import { alarmTones, severityTones, StatusChip } from '#ui/StatusChip';

const severityGlyphs: Readonly<Record<AlarmSeverity, string>> = { critical: '‼', major: '!', minor: '▾', warning: '·' };

export function SeverityChip({ severity }: { severity: AlarmSeverity }) {
  const words = useWords();
  return <StatusChip tone={severityTones[severity]} glyph={severityGlyphs[severity]} label={words(alarmSeverityNames[severity])} />;
}

export function AlarmStateChip({ state }: { state: AlarmState }) {
  const words = useWords();
  return <StatusChip tone={alarmTones[state]} label={words(alarmStateNames[state])} />;
}

/** How often it came back; nothing for the first time. */
export function AlarmCount({ count }: Pick<Alarm, 'count'>) {
  const t = useT();
  const formats = useFormats();
  if (count < 2) return null;
  const shown = formats.number(count);
  return (
    <Typography component="span" variant="caption" sx={{ fontWeight: 700, whiteSpace: 'nowrap' }} title={t('alarms.timesLabel', { count: shown })}>
      <span aria-hidden="true">{t('alarms.times', { count: shown })}</span>
      <span style={unseen}>{t('alarms.timesLabel', { count: shown })}</span>
    </Typography>
  );
}

const unseen = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' } as const;
