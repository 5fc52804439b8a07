import { Alert, AlertTitle, Button } from '@mui/material';
import { Component, useEffect, useState, type ReactNode } from 'react';
import { useT } from '#platform/i18n';
import { useLinkState } from '#platform/live';

/** After an update the old pages' files are gone from the server; loading one of them fails in these words. */
const outdated = /dynamically imported module|Importing a module script failed|error loading dynamically/i;

/** The file may be missing because nothing could be fetched: then the page opens by itself when the server is back. */
function useReturn(isWanted: boolean): { isDown: boolean } {
  const isDown = useLinkState().state !== 'live';
  const [wasDown, setWasDown] = useState(isDown);
  if (isDown && !wasDown) setWasDown(true);
  const isBack = isWanted && wasDown && !isDown;
  useEffect(() => { if (isBack) window.location.reload(); }, [isBack]);
  return { isDown };
}

function Broken({ error }: { error: Error }) {
  const t = useT();
  const isMissing = outdated.test(error.message);
  const { isDown } = useReturn(isMissing);
  if (isMissing && isDown) return <Alert severity="warning" sx={{ m: 2 }}>{t('app.banner.offlineNever')}</Alert>;
  const page = isMissing ? 'outdated' : 'broken';
  return (
    <Alert
      severity={page === 'outdated' ? 'info' : 'error'} sx={{ m: 2 }}
      action={<Button color="inherit" onClick={() => window.location.reload()}>{t('app.page.reload')}</Button>}
    >
      <AlertTitle>{t(`app.page.${page}`)}</AlertTitle>
      {t(`app.page.${page}Hint`)}
      {page === 'broken' && <code> {error.message}</code>}
    </Alert>
  );
}

interface PageBoundaryProps {
  /** Another place is another page: the failure of the last one is over. */
  place: string;
  children: ReactNode;
}

interface PageBoundaryState {
  error: Error | null;
  place: string;
}

/** One page's failure leaves the menu, the search and the connection badge working. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<PageBoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ place }: PageBoundaryProps, state: PageBoundaryState): Partial<PageBoundaryState> | null {
    return place === state.place ? null : { place, error: null };
  }

  override render(): ReactNode {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}
