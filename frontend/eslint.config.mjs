import { base } from '../.ci/eslint.base.mjs';

/** A feature may only use features above it, so cycles cannot be written. A test compares it with the folders. */
export const features = {
  access: [],
  simulation: [],
  territory: ['simulation'],
  organisations: [],
  sectors: [],
  calendars: [],
  attachments: [],
  notifications: [],
  channels: [],
  reminders: [],
  comments: [],
  watchers: [],
  tasks: ['territory', 'calendars', 'attachments', 'channels', 'reminders', 'comments', 'watchers'],
  'task-statistics': ['tasks'],
  plans: ['task-statistics'],
  'task-templates': ['calendars', 'tasks'],
  scores: [],
  alarms: ['tasks'],
  assets: ['tasks', 'alarms'],
  imports: ['tasks', 'assets'],
  'live-map': ['simulation', 'territory', 'tasks', 'alarms', 'assets'],
};

const names = Object.keys(features);
for (const [feature, uses] of Object.entries(features)) {
  for (const used of uses) {
    if (names.indexOf(used) >= names.indexOf(feature)) throw new Error(`${feature} may not use ${used}: it stands below`);
  }
}

const leaflet = { regex: '^(leaflet|protomaps-leaflet|pmtiles)(/|$)', message: 'Leaflet lives in platform/map and in *.layer.tsx.' };
const socket = { regex: '^socket\\.io-client', message: 'The only socket is in platform/live.' };
const otherSide = { regex: '(^|/)(backend|e2e|shared)/(src|dist)/', message: 'The sides meet in @ioc/shared alone.' };
const upwards = { group: ['../*'], message: 'Inside a feature use ./ ; to reach another feature use #features/<name>.' };

const door = ([feature, uses]) => ({
  files: [`src/features/${feature}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [
        upwards,
        {
          // A pattern of a group that begins with # would be read as a comment and never match.
          regex: `^#features/(?!(${uses.join('|') || '$none'})$)`,
          message: `${feature} may only use: ${uses.join(', ') || 'no other feature'}.`,
        },
      ],
    }],
  },
});

const noFeatures = (files, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^#features/|/features/', message }] }] },
});

/** A later block replaces the options of an earlier one for the same rule, so the two kinds of bans use two rules. */
const roles = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const shortcuts = [
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text is text: let React write it.' },
  { selector: 'TSEnumDeclaration', message: 'A closed list is an `as const` array and its union.' },
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
];
const popups = {
  selector: 'CallExpression[callee.property.name=/^bind(Popup|Tooltip)$/]',
  message: 'They take HTML as text. Popups are React, see MapPopup.',
};
const fetches = [
  { name: 'fetch', message: 'The only fetch is in platform/api/http.ts.' },
  { name: 'XMLHttpRequest', message: 'The only fetch is in platform/api/http.ts.' },
];

export default [
  { ignores: ['public/**', 'build/**', 'vite.config.ts'] },
  ...base(import.meta.dirname),
  ...Object.entries(features).map(door),
  noFeatures(['src/platform/**/*.{ts,tsx}'], 'platform knows no feature.'),
  noFeatures(['src/ui/**/*.{ts,tsx}'], 'ui knows no feature.'),
  roles(['src/**/*.{ts,tsx}'], [leaflet, socket, otherSide], ['src/platform/map/**', 'src/platform/live/**', 'src/features/*/*.layer.tsx']),
  roles(['src/platform/map/**/*.{ts,tsx}', 'src/features/*/*.layer.tsx'], [socket, otherSide]),
  roles(['src/platform/live/**/*.{ts,tsx}'], [leaflet, otherSide]),
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': ['error', ...shortcuts, popups],
      'no-restricted-globals': ['error', ...fetches],
    },
  },
  { files: ['src/platform/map/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...shortcuts] } },
  // The drawing of the base map is a file of the pages, not an answer of the interface.
  { files: ['src/platform/api/http.ts', 'src/platform/map/offlineBasemap.ts'], rules: { 'no-restricted-globals': 'off' } },
];
