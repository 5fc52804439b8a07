import { useState } from 'react';
import { Box, Button, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { shareWithAll, viewAudienceNames, viewAudiences, type TaskView, type ViewAudience } from '@ioc/shared/task-views';
import { useCan, useMe } from '#platform/api';
import { useT, useWords } from '#platform/i18n';

export interface ViewWords {
  name: string;
  audience: ViewAudience;
}

interface SavedViewFormProps {
  /** The view that is changed; null: a new one. */
  seen: TaskView | null;
  onCancel: () => void;
  onSend: (said: ViewWords & { isReplaced?: boolean }) => void;
}

/** Name and reach of a saved view; of one that is there also whether it takes on what the screen shows. */
export function SavedViewForm({ seen, onCancel, onSend }: SavedViewFormProps) {
  const t = useT();
  const words = useWords();
  const me = useMe();
  const maySpeakForAll = useCan(shareWithAll);
  const [name, setName] = useState(seen?.name ?? '');
  const [audience, setAudience] = useState<ViewAudience>(seen?.audience ?? 'private');
  const [isReplaced, setReplaced] = useState(false);
  const audiences = viewAudiences.filter((one) => one === 'private' || (one === 'organisation' ? Boolean(me?.orgId) : maySpeakForAll));
  return (
    <Box component="form" noValidate sx={{ display: 'grid', gap: 1 }} onSubmit={(event) => { event.preventDefault(); onSend({ name: name.trim(), audience, ...(seen ? { isReplaced } : {}) }); }}>
      <TextField size="small" autoFocus required label={t('views.saved.name')} value={name} onChange={({ target }) => setName(target.value)} slotProps={{ htmlInput: { maxLength: 80 } }} />
      <TextField select size="small" label={t('views.saved.audience')} value={audience} onChange={({ target }) => setAudience(target.value as ViewAudience)}>
        {audiences.map((one) => <MenuItem key={one} value={one}>{words(viewAudienceNames[one])}</MenuItem>)}
      </TextField>
      {seen && <FormControlLabel control={<Checkbox size="small" checked={isReplaced} onChange={(_, to) => setReplaced(to)} />} label={t('views.saved.replace')} slotProps={{ typography: { variant: 'body2' } }} />}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" size="small" variant="contained" disabled={name.trim() === ''}>{t('tasks.save')}</Button>
        <Button size="small" onClick={onCancel}>{t('tasks.cancel')}</Button>
      </Box>
    </Box>
  );
}
