import { useId, useState, type DragEvent } from 'react';
import { Title } from 'ra-ui-materialui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router-dom';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { can } from '@ioc/shared/access';
import { assetKindCodes } from '@ioc/shared/asset-kinds';
import { importPermission, importTargets, type ImportJob, type ImportTarget } from '@ioc/shared/imports';
import { freshKey, http, onceHeaders, useMe } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { ImportSteps } from './ImportSteps';
import { PlanChoice, type ChosenPlan } from './PlanChoice';
import { useImportWords } from './useImportWords';

const isTarget = (text: string | null): text is ImportTarget => (importTargets as readonly (string | null)[]).includes(text);

/** The first step: what the file holds, out of what this person may bring in, and the file. The check that follows writes nothing. */
export function ImportWizard() {
  const t = useT();
  const { targetName } = useImportWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [params] = useSearchParams();
  const asked = params.get('target');
  const grants = useMe()?.grants ?? [];
  const targets = importTargets.filter((one) => can(grants, importPermission(one)));
  const [chosen, setTarget] = useState<ImportTarget>(isTarget(asked) ? asked : assetKindCodes[0]);
  const target = targets.includes(chosen) ? chosen : targets[0];
  const [plan, setPlan] = useState<ChosenPlan>({ planId: params.get('plan') ?? '', asDraft: true });
  const isOfPlan = target === 'tasks';
  const [file, setFile] = useState<File | null>(null);
  const [once, setOnce] = useState(freshKey);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);

  /** What is chosen anew is another import, and not the earlier one sent again. */
  function choose(what: { target: ImportTarget } | { plan: ChosenPlan } | { file: File | null }): void {
    if ('target' in what) setTarget(what.target);
    else if ('plan' in what) setPlan(what.plan);
    else setFile(what.file);
    setOnce(freshKey());
  }

  async function send(): Promise<void> {
    if (!file || !target) return;
    setSending(true);
    setRefusal(null);
    try {
      const headers = { 'x-file-name': encodeURIComponent(file.name), ...onceHeaders(once) };
      const job = await http<ImportJob>('POST', `/imports/${target}`, { body: file, headers, ...(isOfPlan ? { query: { ...plan } } : {}) });
      void queryClient.invalidateQueries({ queryKey: ['imports', 'getList'] });
      void navigate(`/imports/${job.id}/show`, { replace: true });
    } catch (error) {
      setRefusal(error);
      setSending(false);
    }
  }

  return (
    <Paper variant="outlined" sx={{ maxWidth: 760, width: '100%', mx: 'auto', p: { xs: 2, sm: 3 } }}>
      <Title title={t('imports.start')} />
      <ImportSteps active={0} />
      <Box component="form" sx={{ display: 'flex', flexDirection: 'column', gap: 2 }} onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <TextField select label={t('imports.target')} value={target ?? ''} onChange={(event) => choose({ target: event.target.value as ImportTarget })} size="small" fullWidth>
          {targets.map((one) => <MenuItem key={one} value={one}>{targetName(one)}</MenuItem>)}
        </TextField>
        {isOfPlan && <PlanChoice chosen={plan} onChoose={(next) => choose({ plan: next })} />}
        <FileDrop file={file} onFile={(next) => choose({ file: next })} />
        {refusal !== null && <Failure error={refusal} />}
        {isSending && <LinearProgress aria-label={t('imports.uploading')} />}
        <Typography variant="body2" color="textSecondary">{t('imports.checkOnly')}</Typography>
        <Button type="submit" variant="contained" disabled={!file || isSending || (isOfPlan && plan.planId === '')} sx={{ alignSelf: 'flex-start' }}>
          {t(isSending ? 'imports.uploading' : 'imports.upload')}
        </Button>
      </Box>
    </Paper>
  );
}

/** A label around a file input: reachable by keyboard, clickable everywhere, and something to drop on. */
function FileDrop({ file, onFile }: { file: File | null; onFile: (file: File | null) => void }) {
  const t = useT();
  const formats = useFormats();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0] ?? null);
  };
  return (
    <Box
      component="label" htmlFor={id} onDrop={drop} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
      sx={{
        display: 'grid', placeItems: 'center', gap: 1, p: 4, textAlign: 'center', cursor: 'pointer', border: '2px dashed', borderRadius: 2,
        borderColor: isOver ? 'primary.main' : 'divider', '&:focus-within': { borderColor: 'primary.main' },
      }}
    >
      <UploadFileOutlined color={file ? 'primary' : 'disabled'} fontSize="large" />
      <Typography>{file ? file.name : t('imports.drop')}</Typography>
      {file && <Typography variant="caption" color="textSecondary">{formats.number(file.size / 1024, 1)} kB</Typography>}
      <input
        id={id} type="file" accept=".xlsx,.csv,.geojson,.json" aria-label={t('imports.file')} onChange={(event) => onFile(event.target.files?.[0] ?? null)}
        style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
      />
    </Box>
  );
}
