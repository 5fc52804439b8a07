import { Foundation202611221100 } from './202611221100-foundation.js';
import { Territory202611221101 } from './202611221101-territory-and-organisations.js';
import { Access202611221102 } from './202611221102-access.js';
import { Assets202611221103 } from './202611221103-assets-and-telemetry.js';
import { Tasks202611221104 } from './202611221104-tasks-and-alarms.js';
import { Imports202611221105 } from './202611221105-imports.js';
import { Keys202611241510 } from './202611241510-keys-show-their-beginning-and-end.js';
import { TableVersions202611241540 } from './202611241540-tables-tell-when-they-change.js';
import { Edits202611241630 } from './202611241630-events-tell-the-edits-of-a-record.js';
import { Calendars202611241910 } from './202611241910-calendars.js';
import { TasksWarn202611241920 } from './202611241920-tasks-warn-in-working-time.js';
import { TaskMachine202611242000 } from './202611242000-the-whole-task-machine.js';
import { TasksExtended202611242020 } from './202611242020-tasks-are-extended.js';
import { TaskParts202611242021 } from './202611242021-tasks-have-parts.js';
import { TaskEvidence202611242040 } from './202611242040-lines-tell-difficulties-and-proposals.js';
import { Attachments202611242041 } from './202611242041-attachments.js';
import { Addressees202611242060 } from './202611242060-events-may-be-for-one-person.js';
import { Reminders202611242061 } from './202611242061-reminders-and-notifications.js';
import { Plans202611250000 } from './202611250000-plans.js';
import { PlanImports202611250001 } from './202611250001-plans-are-imported.js';
import { TaskChecklists202611250002 } from './202611250002-tasks-have-checklists.js';
import { Channels202611250010 } from './202611250010-notifications-leave-by-channels.js';
import { TasksTalked202611250020 } from './202611250020-tasks-are-talked-about.js';
import { TaskChangeSets202611250030 } from './202611250030-task-change-sets.js';
import { TaskViews202611250031 } from './202611250031-task-views.js';
import { TaskScores202611250040 } from './202611250040-tasks-have-scores.js';
import { TaskFocal202611250050 } from './202611250050-tasks-have-a-focal-person.js';
import { TaskChildren202611250051 } from './202611250051-tasks-have-children.js';
import { NamesTell202611250060 } from './202611250060-names-tell-when-they-change.js';
import { TaskTemplates202611300000 } from './202611300000-task-templates.js';
import { TemplateNotices202611300001 } from './202611300001-notices-of-templates.js';
import { TaskViewsOnAMap202611300010 } from './202611300010-task-views-on-a-map.js';
import { NotificationsQuote202611300020 } from './202611300020-notifications-quote-comments.js';
import { ChannelSendings202611300021 } from './202611300021-tasks-tell-what-was-sent-out.js';
import { AliasesNamed202611300050 } from './202611300050-aliases-can-be-named.js';
import { TermsMoved202611300060 } from './202611300060-terms-move-by-decision.js';
import { ChildrenJudged202611300061 } from './202611300061-children-are-judged-by-their-givers.js';
import { Evaluations202611300062 } from './202611300062-evaluations-have-a-moment.js';
import { PartsWarn202611300063 } from './202611300063-parts-have-terms-of-their-own.js';
import { TaskHandlers202611300070 } from './202611300070-tasks-have-a-handler.js';
import { StatisticsView202611300071 } from './202611300071-statistics-are-a-view.js';
import { TasksCounted202611300072 } from './202611300072-tasks-are-counted-along-an-index.js';
import { PdfsThatAct202611300080 } from './202611300080-pdfs-that-act.js';
import { LinesTellChanges202611300081 } from './202611300081-lines-tell-changes.js';
import { StatesByDue202611300090 } from './202611300090-states-in-order-of-due-dates.js';
import { SectorsCome202611300100 } from './202611300100-sectors-come-with-the-portal.js';
import { Borders202612010050 } from './202612010050-assets-near-a-border.js';
import { CountedOnly202612010060 } from './202612010060-only-counted-tasks-are-in-the-index.js';
import { EvidenceAsked202612010010 } from './202612010010-tasks-ask-for-evidence.js';
import { ReceivedBy202612010020 } from './202612010020-units-receive-by-a-moment.js';
import { WaitingStops202612010062 } from './202612010062-a-result-that-waits-stops-the-clock.js';
import { ResponseTargets202612010071 } from './202612010071-offices-set-their-response-target.js';
import { TasksReviewed202612010072 } from './202612010072-tasks-without-a-term-are-reviewed.js';
import { PartsOnTheWay202612010081 } from './202612010081-parts-are-reported-on-the-way.js';

/** In the order of their names; a merged one is never edited. */
export const migrations = [
  Foundation202611221100, Territory202611221101, Access202611221102, Assets202611221103, Tasks202611221104, Imports202611221105,
  Keys202611241510, TableVersions202611241540, Edits202611241630, Calendars202611241910, TasksWarn202611241920,
  TaskMachine202611242000, TasksExtended202611242020, TaskParts202611242021,
  TaskEvidence202611242040, Attachments202611242041,
  Addressees202611242060, Reminders202611242061,
  Plans202611250000, PlanImports202611250001, TaskChecklists202611250002, Channels202611250010, TasksTalked202611250020,
  TaskChangeSets202611250030, TaskViews202611250031, TaskScores202611250040, TaskFocal202611250050, TaskChildren202611250051,
  NamesTell202611250060, TaskTemplates202611300000, TemplateNotices202611300001, TaskViewsOnAMap202611300010, NotificationsQuote202611300020,
  ChannelSendings202611300021, AliasesNamed202611300050, TermsMoved202611300060, ChildrenJudged202611300061, Evaluations202611300062,
  PartsWarn202611300063, TaskHandlers202611300070, StatisticsView202611300071, TasksCounted202611300072, PdfsThatAct202611300080,
  LinesTellChanges202611300081, StatesByDue202611300090, SectorsCome202611300100, Borders202612010050, CountedOnly202612010060,
  EvidenceAsked202612010010, ReceivedBy202612010020, WaitingStops202612010062, ResponseTargets202612010071, TasksReviewed202612010072, PartsOnTheWay202612010081,
];
