import { useDeferredValue, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { assetKindCodes, kindOf } from '@ioc/shared/asset-kinds';
import type { SearchResult, SearchResults } from '@ioc/shared/search';
import { liveAssets } from '#features/assets';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import { StatusIcon } from '#platform/map';
import { findAssets, type FoundAsset } from './map.filters';

const shortest = 2;

function* everything(): Generator<FoundAsset> {
  for (const kind of assetKindCodes) for (const asset of liveAssets(kind).view().state.rows.values()) yield { kind, asset };
}

const fromMap = ({ kind, asset }: FoundAsset): SearchResult => ({
  kind, id: asset.id, title: asset.name, detail: [asset.code, asset.unitName].filter(Boolean).join(' · '), location: asset.location, formerName: null,
});

/** What is on the map answers at once; the server adds communes and their former names. */
function useFinds(question: string): { finds: SearchResult[]; isAsking: boolean } {
  const asked = useDeferredValue(question.trim());
  const isLong = asked.length >= shortest;
  const { data, isFetching } = useQuery({
    queryKey: ['map', 'search', asked],
    queryFn: ({ signal }) => http<SearchResults>('GET', '/map/search', { query: { q: asked }, signal }),
    enabled: isLong, staleTime: 30_000,
  });
  const near = useMemo(() => (isLong ? findAssets(everything(), asked, 6).map(fromMap) : []), [asked, isLong]);
  return useMemo(() => {
    const far = isLong ? data?.results ?? [] : [];
    const units = far.filter(({ kind }) => kind === 'unit');
    const known = new Set(near.map(({ id }) => id));
    return { finds: [...units, ...near, ...far.filter(({ kind, id }) => kind !== 'unit' && !known.has(id))], isAsking: isFetching };
  }, [data, near, isLong, isFetching]);
}

/** Finds places on the map by keyboard: type, arrows, Enter. */
export function MapSearch({ onFound }: { onFound: (found: SearchResult) => void }) {
  const t = useT();
  const [question, setQuestion] = useState('');
  const { finds, isAsking } = useFinds(question);
  return (
    <Paper elevation={3} sx={{ width: { xs: '100%', sm: 300 } }}>
      <Autocomplete<SearchResult, false, false, true>
        freeSolo size="small" options={finds} filterOptions={(options) => options} inputValue={question} value={null} loading={isAsking}
        getOptionLabel={(option) => (typeof option === 'string' ? option : option.title)} getOptionKey={(option) => (typeof option === 'string' ? option : `${option.kind}:${option.id}`)}
        noOptionsText={t('map.searchNone')} autoHighlight blurOnSelect
        onInputChange={(_, text, reason) => { if (reason !== 'selectOption') setQuestion(text); }}
        onChange={(_, found) => {
          if (!found || typeof found === 'string') return;
          setQuestion('');
          onFound(found);
        }}
        renderOption={({ key, ...props }, found) => (
          <Box component="li" key={key} {...props} sx={{ gap: 1 }}>
            {found.kind === 'unit' ? <PlaceOutlined fontSize="small" /> : <FoundIcon found={found} />}
            <Box sx={{ minWidth: 0 }}>
              <Typography variant="body2" noWrap>{found.title}</Typography>
              <Typography variant="caption" color="textSecondary" noWrap component="div">
                {[found.detail, found.formerName && t('map.formerly', { name: found.formerName })].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
          </Box>
        )}
        renderInput={(params) => (
          <TextField
            {...params} margin="none" placeholder={t('map.search')}
            slotProps={{
              ...params.slotProps,
              htmlInput: { ...params.slotProps.htmlInput, 'aria-label': t('map.search'), title: t('map.searchHint') },
              input: {
                ...params.slotProps.input,
                startAdornment: <InputAdornment position="start"><SearchOutlined fontSize="small" /></InputAdornment>,
              },
            }}
          />
        )}
      />
    </Paper>
  );
}

function FoundIcon({ found }: { found: SearchResult }) {
  if (found.kind === 'unit') return null;
  const state = liveAssets(found.kind).view().state.rows.get(found.id)?.state ?? 'unknown';
  return <StatusIcon shape={kindOf(found.kind).symbol} state={state} size={18} />;
}
