/** The pages that stand in for a page: none there, not allowed, on its way. */
import { Box, Button, LinearProgress } from '@mui/material';
import { Link } from 'react-router-dom';
import { useT } from '#platform/i18n';
import { Empty } from '#ui/Empty';
import { PageTitle } from '#ui/PageTitle';

function StandIn({ title, hint }: { title: string; hint: string }) {
  const t = useT();
  return (
    <>
      <PageTitle title={t(title)} />
      <Empty title={t(title)} text={t(hint)} action={<Button component={Link} to="/" variant="contained">{t('app.page.home')}</Button>} />
    </>
  );
}

export const NotFoundPage = () => <StandIn title="app.page.notFound" hint="app.page.notFoundHint" />;

export const ForbiddenPage = () => <StandIn title="app.page.forbidden" hint="app.page.forbiddenHint" />;

export function LoadingPage() {
  const t = useT();
  return <Box sx={{ p: 0 }}><LinearProgress aria-label={t('app.page.loading')} /></Box>;
}
