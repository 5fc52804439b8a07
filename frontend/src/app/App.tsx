import { QueryClient } from '@tanstack/react-query';
import { CoreAdminUI, CustomRoutes, localStorageStore, Resource } from 'ra-core';
import { AdminContext } from 'ra-ui-materialui';
import { CssBaseline } from '@mui/material';
import { use } from 'react';
import { BrowserRouter, Route } from 'react-router-dom';
import { authProvider, dataProvider, isProblem } from '#platform/api';
import { createI18nProvider } from '#platform/i18n';
import { PasswordChange, Profile, UserCreate, UserEdit, UserList, UserShow } from '#features/access';
import { AlarmList, AlarmShow } from '#features/alarms';
import { AssetCreate, AssetEdit, AssetList, AssetShow } from '#features/assets';
import { CalendarPage } from '#features/calendars';
import { ChannelsPage, PreferencesPage } from '#features/channels';
import { ImportList, ImportShow, ImportWizard } from '#features/imports';
import { NotificationPage } from '#features/notifications';
import { OrganisationAliasList, OrganisationList, OrganisationShow } from '#features/organisations';
import { PlanList, PlanShow } from '#features/plans';
import { ReminderRulesPage } from '#features/reminders';
import { ScoresPage, ScoreTasksPage } from '#features/scores';
import { SectorList, SectorShow } from '#features/sectors';
import { StatisticsPage } from '#features/task-statistics';
import { TemplateCreate, TemplateEdit, TemplateList, TemplateShow } from '#features/task-templates';
import { MyWorkPage, TaskBoard, TaskCalendar, TaskList, TaskMap, TaskSchedule, TaskShow } from '#features/tasks';
import { UnitCreate, UnitEdit, UnitList, UnitShow } from '#features/territory';
import { features } from './features';
import { Home } from './Home';
import { Layout } from './Layout';
import { Messages } from './Messages';
import { ForbiddenPage, LoadingPage, NotFoundPage } from './pages';
import { Page } from './Page';
import { storedTheme } from './screen';
import { darkTheme, lightTheme } from './theme';

const i18n = createI18nProvider(Object.values(features));
const store = localStorageStore('1', 'ioc');

/** A refusal is an answer and is not asked for again; only a server that was away is. */
const retry = (failures: number, error: Error): boolean => failures < 2 && isProblem(error, 'system.unavailable');
const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, refetchOnWindowFocus: false, retry } } });

/** The portal's table of contents. */
export const App = () => (
  <BrowserRouter>
    <AdminContext
      authProvider={authProvider} dataProvider={dataProvider} i18nProvider={use(i18n)} queryClient={queryClient} store={store}
      lightTheme={lightTheme} darkTheme={darkTheme} defaultTheme={storedTheme()}
    >
      <CssBaseline enableColorScheme />
      <CoreAdminUI
        title="IOC" dashboard={Home} layout={Layout} loading={LoadingPage} catchAll={NotFoundPage} accessDenied={ForbiddenPage}
        requireAuth disableTelemetry
      >
        <Resource name="alarms" list={AlarmList} show={AlarmShow} />
        <Resource name="tasks" list={TaskList} show={TaskShow} recordRepresentation="code" />
        <Resource name="task-templates" list={TemplateList} create={TemplateCreate} edit={TemplateEdit} show={TemplateShow} recordRepresentation="name" />
        <Resource name="plans" list={PlanList} show={PlanShow} recordRepresentation="docNumber" />
        <Resource name="sectors" list={SectorList} show={SectorShow} recordRepresentation="nameVi" />
        <Resource name="units" list={UnitList} create={UnitCreate} edit={UnitEdit} show={UnitShow} recordRepresentation="name" />
        <Resource name="users" list={UserList} create={UserCreate} edit={UserEdit} show={UserShow} recordRepresentation="fullName" />
        <Resource name="calendars" list={CalendarPage} />
        <Resource name="reminder-rules" list={ReminderRulesPage} />
        <Resource name="organisations" list={OrganisationList} show={OrganisationShow} recordRepresentation="name" />
        <Resource name="organisation-aliases" list={OrganisationAliasList} />
        <Resource name="imports" list={ImportList} create={ImportWizard} show={ImportShow} recordRepresentation="fileName" />
        <CustomRoutes>
          <Route path="/tasks/board" element={<Page needs="task:read"><TaskBoard /></Page>} />
          <Route path="/tasks/calendar/:month?" element={<Page needs="task:read"><TaskCalendar /></Page>} />
          <Route path="/tasks/timeline" element={<Page needs="task:read"><TaskSchedule /></Page>} />
          <Route path="/tasks/map" element={<Page needs="task:read"><TaskMap /></Page>} />
          <Route path="/tasks/statistics/:by?/:every?" element={<Page needs="task:read"><StatisticsPage /></Page>} />
          <Route path="/scores" element={<Page needs="task:read"><ScoresPage /></Page>} />
          <Route path="/scores/tasks" element={<Page needs="task:read"><ScoreTasksPage /></Page>} />
          <Route path="/assets/:kind" element={<Page needs="asset:read"><AssetList /></Page>} />
          <Route path="/assets/:kind/create" element={<Page needs="asset:write"><AssetCreate /></Page>} />
          <Route path="/assets/:kind/:id" element={<Page needs="asset:write"><AssetEdit /></Page>} />
          <Route path="/assets/:kind/:id/show" element={<Page needs="asset:read"><AssetShow /></Page>} />
          <Route path="/my-work" element={<Page needs="task:read"><MyWorkPage /></Page>} />
          <Route path="/notifications" element={<Page needs="task:read"><NotificationPage /></Page>} />
          <Route path="/notifications/settings" element={<Page needs="task:read"><PreferencesPage /></Page>} />
          <Route path="/channels" element={<Page needs="channel:manage"><ChannelsPage /></Page>} />
          <Route path="/profile" element={<Profile />} />
          <Route path="/profile/password" element={<PasswordChange />} />
        </CustomRoutes>
      </CoreAdminUI>
      <Messages />
    </AdminContext>
  </BrowserRouter>
);
