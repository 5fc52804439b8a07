/**
 * Who may use whom: a feature may import the doors of the features named here and no others. Each names only features
 * above it, so a cycle cannot be written. Checked by the linter for imports and by a test against the folders.
 */
export const features = {
  access: [],
  territory: [],
  organisations: [],
  calendars: ['organisations'],
  sectors: [],
  plans: [],
  assets: ['territory', 'organisations'],
  telemetry: ['assets'],
  tasks: ['access', 'territory', 'organisations', 'sectors', 'assets', 'calendars', 'plans'],
  'task-templates': ['access', 'organisations', 'sectors', 'plans', 'calendars', 'tasks'],
  attachments: ['tasks'],
  alarms: ['assets', 'tasks'],
  comments: ['access', 'tasks'],
  watchers: ['access', 'tasks'],
  reminders: ['calendars', 'tasks'],
  channels: ['access', 'tasks', 'task-templates'],
  timelines: ['tasks', 'comments', 'reminders', 'channels'],
  notifications: ['access', 'tasks', 'task-templates', 'watchers', 'channels'],
  scores: ['tasks'],
  'task-change-sets': ['organisations', 'calendars', 'reminders', 'tasks'],
  'task-views': [],
  simulation: ['telemetry'],
  settings: [],
  imports: ['access', 'territory', 'organisations', 'calendars', 'plans', 'assets', 'tasks'],
};
