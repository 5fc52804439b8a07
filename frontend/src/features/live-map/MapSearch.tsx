import { useDeferredValue, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import { assetKindCodes, kindOf } from '@ioc/shared/asset-kinds';
import type { SearchResult, SearchResults } from '@ioc/shared/search';
import { liveAssets } from '#features/assets';
import { http } from '#platform/api';
import { useT, type Translate } from '#platform/i18n';
import { StatusIcon } from '#platform/map';
import { SearchField } from '#ui/SearchField';
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

function statusOf(question: string, isAsking: boolean, t: Translate): string {
  if (question.trim().length < shortest) return '';
  return isAsking ? t('app.search.loading') : t('map.searchNone');
}

/** Finds places on the map by keyboard: type, arrows, Enter. */
export function MapSearch({ onFound }: { onFound: (found: SearchResult) => void }) {
  const t = useT();
  const [question, setQuestion] = useState('');
  const { finds, isAsking } = useFinds(question);
  return (
    <Paper elevation={3} sx={{ width: { xs: '100%', sm: 300 } }}>
      <SearchField<SearchResult>
        label={t('map.search')} hint={t('map.searchHint')} question={question} onQuestion={setQuestion} items={finds}
        keyOf={({ kind, id }) => `${kind}:${id}`} status={statusOf(question, isAsking, t)}
        onChoose={(found) => {
          setQuestion('');
          onFound(found);
        }}
        render={(found) => (
          <>
            {found.kind === 'unit' ? <PlaceOutlined fontSize="small" /> : <FoundIcon found={found} />}
            <Box sx={{ minWidth: 0 }}>
              <Typography variant="body2" noWrap>{found.title}</Typography>
              <Typography variant="caption" color="textSecondary" noWrap component="div">
                {[found.detail, found.formerName && t('map.formerly', { name: found.formerName })].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
          </>
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
