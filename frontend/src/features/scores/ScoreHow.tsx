import ExpandMore from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Typography } from '@mui/material';
import { leastRanked } from '@ioc/shared/scores';
import { useT } from '#platform/i18n';

const lines = ['task', 'unit', 'period', 'bands'] as const;

/** The rules behind the figures, for whoever wants to compute them again. Paper always carries them. */
export function ScoreHow() {
  const t = useT();
  return (
    <Accordion disableGutters variant="outlined" sx={{ '&::before': { display: 'none' }, borderRadius: 1, '@media print': { '& .MuiCollapse-root': { height: 'auto !important', visibility: 'visible !important' } } }}>
      <AccordionSummary expandIcon={<ExpandMore />}><Typography component="h3" variant="subtitle2">{t('scores.how.title')}</Typography></AccordionSummary>
      <AccordionDetails sx={{ display: 'grid', gap: 0.75, pt: 0 }}>
        {lines.map((line) => <Typography key={line} variant="body2" sx={{ maxWidth: 900 }}>{t(`scores.how.${line}`, { least: leastRanked })}</Typography>)}
      </AccordionDetails>
    </Accordion>
  );
}
