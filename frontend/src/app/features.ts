/** Every feature with its words, one line each. English is fetched only when it is chosen. */
import type { FeatureMessages } from '#platform/i18n';
import { accessVi } from '../features/access/access.vi';
import { alarmsVi } from '../features/alarms/alarms.vi';
import { assetsVi } from '../features/assets/assets.vi';
import { attachmentsVi } from '../features/attachments/attachments.vi';
import { calendarsVi } from '../features/calendars/calendars.vi';
import { commentsVi } from '../features/comments/comments.vi';
import { channelsVi } from '../features/channels/channels.vi';
import { importsVi } from '../features/imports/imports.vi';
import { liveMapVi } from '../features/live-map/live-map.vi';
import { notificationsVi } from '../features/notifications/notifications.vi';
import { organisationsVi } from '../features/organisations/organisations.vi';
import { plansVi } from '../features/plans/plans.vi';
import { remindersVi } from '../features/reminders/reminders.vi';
import { scoresVi } from '../features/scores/scores.vi';
import { sectorsVi } from '../features/sectors/sectors.vi';
import { simulationVi } from '../features/simulation/simulation.vi';
import { taskTemplatesVi } from '../features/task-templates/task-templates.vi';
import { statisticsVi } from '../features/task-statistics/statistics.vi';
import { checklistVi } from '../features/tasks/checklist.vi';
import { extensionsVi } from '../features/tasks/extensions.vi';
import { fromTemplateVi } from '../features/tasks/from-template.vi';
import { myWorkVi } from '../features/tasks/my-work.vi';
import { partsVi } from '../features/tasks/parts.vi';
import { tasksVi } from '../features/tasks/tasks.vi';
import { viewsVi } from '../features/tasks/views.vi';
import { territoryVi } from '../features/territory/territory.vi';
import { watchersVi } from '../features/watchers/watchers.vi';
import { uiVi } from '../ui/ui.vi';
import { appVi } from './app.vi';

export const features = {
  app: { vi: appVi, en: () => import('./app.en').then((module) => module.appEn) },
  ui: { vi: uiVi, en: () => import('../ui/ui.en').then((module) => module.uiEn) },
  access: { vi: accessVi, en: () => import('../features/access/access.en').then((module) => module.accessEn) },
  territory: { vi: territoryVi, en: () => import('../features/territory/territory.en').then((module) => module.territoryEn) },
  organisations: { vi: organisationsVi, en: () => import('../features/organisations/organisations.en').then((module) => module.organisationsEn) },
  sectors: { vi: sectorsVi, en: () => import('../features/sectors/sectors.en').then((module) => module.sectorsEn) },
  assets: { vi: assetsVi, en: () => import('../features/assets/assets.en').then((module) => module.assetsEn) },
  attachments: { vi: attachmentsVi, en: () => import('../features/attachments/attachments.en').then((module) => module.attachmentsEn) },
  tasks: { vi: tasksVi, en: () => import('../features/tasks/tasks.en').then((module) => module.tasksEn) },
  'task-statistics': { vi: statisticsVi, en: () => import('../features/task-statistics/statistics.en').then((module) => module.statisticsEn) },
  scores: { vi: scoresVi, en: () => import('../features/scores/scores.en').then((module) => module.scoresEn) },
  'task-extensions': { vi: extensionsVi, en: () => import('../features/tasks/extensions.en').then((module) => module.extensionsEn) },
  'task-checklist': { vi: checklistVi, en: () => import('../features/tasks/checklist.en').then((module) => module.checklistEn) },
  'from-template': { vi: fromTemplateVi, en: () => import('../features/tasks/from-template.en').then((module) => module.fromTemplateEn) },
  'task-templates': { vi: taskTemplatesVi, en: () => import('../features/task-templates/task-templates.en').then((module) => module.taskTemplatesEn) },
  'task-parts': { vi: partsVi, en: () => import('../features/tasks/parts.en').then((module) => module.partsEn) },
  'my-work': { vi: myWorkVi, en: () => import('../features/tasks/my-work.en').then((module) => module.myWorkEn) },
  'task-views': { vi: viewsVi, en: () => import('../features/tasks/views.en').then((module) => module.viewsEn) },
  alarms: { vi: alarmsVi, en: () => import('../features/alarms/alarms.en').then((module) => module.alarmsEn) },
  calendars: { vi: calendarsVi, en: () => import('../features/calendars/calendars.en').then((module) => module.calendarsEn) },
  notifications: { vi: notificationsVi, en: () => import('../features/notifications/notifications.en').then((module) => module.notificationsEn) },
  plans: { vi: plansVi, en: () => import('../features/plans/plans.en').then((module) => module.plansEn) },
  channels: { vi: channelsVi, en: () => import('../features/channels/channels.en').then((module) => module.channelsEn) },
  reminders: { vi: remindersVi, en: () => import('../features/reminders/reminders.en').then((module) => module.remindersEn) },
  comments: { vi: commentsVi, en: () => import('../features/comments/comments.en').then((module) => module.commentsEn) },
  watchers: { vi: watchersVi, en: () => import('../features/watchers/watchers.en').then((module) => module.watchersEn) },
  imports: { vi: importsVi, en: () => import('../features/imports/imports.en').then((module) => module.importsEn) },
  'live-map': { vi: liveMapVi, en: () => import('../features/live-map/live-map.en').then((module) => module.liveMapEn) },
  simulation: { vi: simulationVi, en: () => import('../features/simulation/simulation.en').then((module) => module.simulationEn) },
} satisfies Record<string, FeatureMessages>;
