import { Autocomplete, Box, Dialog, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCan } from '#platform/api';
import { useT } from '#platform/i18n';
import { answers, findPlaces, findTasks, type Found } from './search';
import { useMenu } from './useMenu';

const shortestQuestion = 2;

/** Everything the server finds; either source may fail without taking the other along. */
function useServerFinds(question: string) {
  const t = useT();
  const canSeeAssets = useCan('asset:read');
  const canSeeTasks = useCan('task:read');
  const isAsked = question.trim().length >= shortestQuestion;
  const places = useQuery({
    queryKey: ['quick-search', 'places', question],
    queryFn: ({ signal }) => findPlaces(question.trim(), (name) => t('app.search.former', { name }), signal),
    enabled: isAsked && canSeeAssets,
  });
  const tasks = useQuery({
    queryKey: ['quick-search', 'tasks', question],
    queryFn: ({ signal }) => findTasks(question.trim(), signal),
    enabled: isAsked && canSeeTasks,
  });
  return {
    finds: isAsked ? [...(places.data ?? []), ...(tasks.data ?? [])] : [],
    isLoading: places.isLoading || tasks.isLoading,
    hasFailed: places.isError || tasks.isError,
  };
}

/** Ctrl+K: from anywhere to any page, place or task, by keyboard alone. */
export function QuickSearch({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const { groups, nameOf } = useMenu();
  const [question, setQuestion] = useState('');
  const asked = useDeferredValue(question);
  const { finds, isLoading, hasFailed } = useServerFinds(asked);
  const pages = groups.flatMap((group) => group.pages).map((page): Found => ({
    key: page.to, group: 'pages', title: nameOf(page), detail: '', to: page.to,
  }));
  const options = [...pages.filter((page) => answers(question, page.title)), ...finds];

  return (
    <Dialog
      open onClose={onClose} fullWidth maxWidth="sm" aria-label={t('app.search.open')}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start', pt: { xs: 0, sm: '8vh' } } }}
    >
      <Autocomplete<Found>
        open disablePortal autoHighlight forcePopupIcon={false} options={options} loading={isLoading} inputValue={question}
        groupBy={(found) => t(`app.search.${found.group}`)} getOptionLabel={(found) => found.title} getOptionKey={(found) => found.key}
        // The server has already decided what fits; filtering its answer again would lose what it found by an old name.
        filterOptions={(all) => all} isOptionEqualToValue={(left, right) => left.key === right.key}
        noOptionsText={t('app.search.none')} loadingText={t('app.search.loading')}
        onInputChange={(_, text, reason) => reason === 'input' && setQuestion(text)}
        onChange={(_, found) => {
          if (!found) return;
          onClose();
          void navigate(found.to);
        }}
        slotProps={{
          popper: { sx: { position: 'static !important', width: '100% !important', transform: 'none !important' } },
          paper: { sx: { border: 0, borderRadius: 0, m: 0 } },
          listbox: { sx: { maxHeight: '56vh' } },
        }}
        renderOption={({ key, ...option }, found) => (
          <Box component="li" key={key} {...option} sx={{ display: 'flex', gap: { xs: 0, sm: 1.5 }, flexDirection: { xs: 'column', sm: 'row' }, alignItems: { xs: 'flex-start !important', sm: 'baseline !important' } }}>
            <Box component="span" sx={{ flex: 1, minWidth: 0 }}>{found.title}</Box>
            <Typography component="span" variant="caption" sx={{ color: 'text.secondary', maxWidth: { sm: '50%' }, textAlign: { sm: 'right' } }}>{found.detail}</Typography>
          </Box>
        )}
        renderInput={(input) => (
          <TextField
            {...input} autoFocus margin="none" placeholder={t('app.search.placeholder')}
            sx={{ borderBottom: 1, borderColor: 'divider', '& fieldset': { border: 0 }, '& input': { py: '10px !important', fontSize: '1.0625rem' } }}
          />
        )}
      />
      <Typography variant="caption" role={hasFailed ? 'alert' : undefined} sx={{ px: 2, py: 1, color: 'text.secondary' }}>
        {t(hasFailed ? 'app.search.failed' : 'app.search.hint')}
      </Typography>
    </Dialog>
  );
}
