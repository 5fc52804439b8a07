import { useEffect, useState, type ReactElement } from 'react';
import { useListContext, useNotify } from 'ra-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link as RouterLink, Navigate, useLocation } from 'react-router-dom';
import { Box, Button, Divider, IconButton, Link, Popover, Tooltip, Typography } from '@mui/material';
import BookmarksOutlined from '@mui/icons-material/BookmarksOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Star from '@mui/icons-material/Star';
import StarOutline from '@mui/icons-material/StarOutlineOutlined';
import type { Page } from '@ioc/shared/list';
import { viewAudienceNames, type TaskView } from '@ioc/shared/task-views';
import { http, useMe } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { onEvents } from '#platform/live';
import { Failure } from '#ui/Failure';
import { addressOf, keptFilter, viewAt } from './saved.views';
import { SavedViewForm } from './SavedViewForm';

const viewsKey = ['task-views'] as const;

/** Whom this page has opened the tasks for with the default view already: once, and then they are where one left them. */
let openedFor: string | null = null;

/** The views a person kept or was given, and the way to keep the one on the screen. */
export function SavedViews() {
  const t = useT();
  const me = useMe();
  const { pathname, search } = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data: views = [], refetch } = useQuery({ queryKey: viewsKey, queryFn: ({ signal }) => http<Page<TaskView>>('GET', '/task-views', { signal }).then(({ data }) => data) });
  const queryClient = useQueryClient();
  // What others share with this person, change or take back appears without a press.
  useEffect(() => onEvents((events) => {
    if (events.some(({ name }) => name === 'task-view.saved' || name === 'task-view.removed')) void queryClient.invalidateQueries({ queryKey: viewsKey });
  }), [queryClient]);
  const [isPlain] = useState(pathname === '/tasks' && search === '');
  const start = views.find(({ isDefault }) => isDefault);
  if (isPlain && start && search === '' && me !== null && openedFor !== me.id) {
    openedFor = me.id;
    return <Navigate to={addressOf(start)} replace />;
  }
  return (
    <>
      <Tooltip title={t('views.saved.title')}>
        <Button
          size="small" color="inherit" startIcon={<BookmarksOutlined fontSize="small" />} aria-haspopup="dialog" aria-expanded={anchor !== null} aria-label={t('views.saved.title')}
          onClick={({ currentTarget }) => setAnchor(currentTarget)} sx={{ color: 'text.secondary', whiteSpace: 'nowrap', minWidth: 0 }}
        >
          {views.find((view) => `${pathname}${search}` === addressOf(view))?.name ?? t('views.saved.short')}
        </Button>
      </Tooltip>
      <Popover
        open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('views.saved.title'), sx: { width: 380, maxWidth: '94vw', p: 1.5, display: 'grid', gap: 1 } } }}
      >
        <ViewRows views={views} onChange={() => void refetch()} onOpen={() => setAnchor(null)} />
      </Popover>
    </>
  );
}

function ViewRows({ views, onChange, onOpen }: { views: readonly TaskView[]; onChange: () => void; onOpen: () => void }) {
  const t = useT();
  const words = useWords();
  const me = useMe();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { pathname } = useLocation();
  const { filterValues, sort } = useListContext();
  const [editing, setEditing] = useState<TaskView | 'new' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const current = { view: viewAt(pathname), filter: keptFilter(filterValues as Record<string, unknown>), sortField: sort.field, sortOrder: sort.order };

  async function act(work: () => Promise<unknown>, done: string): Promise<void> {
    setFailure(null);
    try {
      await work();
      notify(done, { type: 'success' });
      setEditing(null);
    } catch (error) {
      setFailure(error);
    }
    await queryClient.invalidateQueries({ queryKey: viewsKey });
    onChange();
  }
  const choose = (view: TaskView) => act(() => http('POST', '/task-views/default', { body: { id: view.isDefault ? null : view.id } }), t(view.isDefault ? 'views.saved.noDefault' : 'views.saved.defaulted', { name: view.name }));
  const remove = ({ id, version, name }: TaskView) => act(() => http('DELETE', `/task-views/${id}`, { version }), t('views.saved.deleted', { name }));

  return (
    <>
      {views.length === 0 && <Typography variant="body2" color="textSecondary">{t('views.saved.none')}</Typography>}
      {views.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 320, overflowY: 'auto' }}>
          {views.map((view) => {
            const isMine = view.ownerId === me?.id;
            const button = (name: 'edit' | 'delete', icon: ReactElement, onPress: () => void) => (
              <IconButton size="small" aria-label={`${t(`views.saved.${name}`)}: ${view.name}`} onClick={onPress}>{icon}</IconButton>
            );
            return (
              <Box component="li" key={view.id} sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
                <IconButton size="small" aria-pressed={view.isDefault} aria-label={`${t('views.saved.default')}: ${view.name}`} onClick={() => void choose(view)}>
                  {view.isDefault ? <Star fontSize="small" color="primary" /> : <StarOutline fontSize="small" />}
                </IconButton>
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Link component={RouterLink} to={addressOf(view)} onClick={onOpen} underline="hover" color="textPrimary" noWrap sx={{ display: 'block', fontWeight: 500 }}>{view.name}</Link>
                  <Typography variant="caption" color="textSecondary" noWrap component="div">
                    {t(`tasks.views.${view.view}`)} · {isMine ? words(viewAudienceNames[view.audience]) : t('views.saved.by', { name: view.ownerName })}
                  </Typography>
                </Box>
                {isMine && button('edit', <EditOutlined fontSize="small" />, () => setEditing(view))}
                {isMine && button('delete', <DeleteOutlined fontSize="small" />, () => void remove(view))}
              </Box>
            );
          })}
        </Box>
      )}
      <Divider />
      {failure !== null && <Failure error={failure} />}
      {editing === null && <Button size="small" onClick={() => setEditing('new')}>{t('views.saved.save')}</Button>}
      {editing === 'new' && (
        <SavedViewForm key="new" seen={null} onCancel={() => setEditing(null)} onSend={(said) => void act(() => http('POST', '/task-views', { body: { ...current, ...said } }), t('views.saved.saved'))} />
      )}
      {editing !== null && editing !== 'new' && (
        <SavedViewForm
          key={editing.id} seen={editing} onCancel={() => setEditing(null)}
          onSend={({ isReplaced, ...said }) => void act(() => http('PATCH', `/task-views/${editing.id}`, { body: isReplaced ? { ...current, ...said } : said, version: editing.version }), t('views.saved.saved'))}
        />
      )}
    </>
  );
}
