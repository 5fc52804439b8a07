/** The pages of the portal as the menu, the bottom bar and the quick search offer them. */
import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import AssignmentInd from '@mui/icons-material/AssignmentIndOutlined';
import Assignment from '@mui/icons-material/AssignmentOutlined';
import BarChart from '@mui/icons-material/BarChartOutlined';
import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import Campaign from '@mui/icons-material/CampaignOutlined';
import Category from '@mui/icons-material/CategoryOutlined';
import CellTower from '@mui/icons-material/CellTowerOutlined';
import CorporateFare from '@mui/icons-material/CorporateFareOutlined';
import EventRepeat from '@mui/icons-material/EventRepeatOutlined';
import MapIcon from '@mui/icons-material/MapOutlined';
import NotificationsActive from '@mui/icons-material/NotificationsActiveOutlined';
import NotificationAdd from '@mui/icons-material/NotificationAddOutlined';
import Outbox from '@mui/icons-material/OutboxOutlined';
import People from '@mui/icons-material/PeopleOutlined';
import Place from '@mui/icons-material/PlaceOutlined';
import MenuBook from '@mui/icons-material/MenuBookOutlined';
import Leaderboard from '@mui/icons-material/LeaderboardOutlined';
import LocalPostOffice from '@mui/icons-material/LocalPostOfficeOutlined';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import ViewKanban from '@mui/icons-material/ViewKanbanOutlined';
import { can, type Me, type Permission } from '@ioc/shared/access';
import { assetKindCodes, kindOf } from '@ioc/shared/asset-kinds';
import type { Words } from '@ioc/shared/words';
import type { SvgIconComponent } from '@mui/icons-material';

export interface MenuPage {
  to: string;
  /** A message key, or words of the contract. */
  label: string | Words;
  /** For the bottom bar of a phone. */
  shortLabel?: string;
  icon: SvgIconComponent;
  /** Any of them opens it. */
  permission: Permission | readonly Permission[];
  /** Is there a number to show beside it? */
  counts?: 'waiting';
}

export interface MenuGroup {
  label: string;
  pages: readonly MenuPage[];
}

const kindIcons: Readonly<Record<string, SvgIconComponent>> = { bts: CellTower, post: LocalPostOffice, radio: Campaign };

const map: MenuPage = { to: '/', label: 'app.menu.map', shortLabel: 'app.menu.mapShort', icon: MapIcon, permission: 'asset:read' };
const alarms: MenuPage = { to: '/alarms', label: 'app.menu.alarms', icon: NotificationsActive, permission: 'alarm:read' };
const tasks: MenuPage = { to: '/tasks', label: 'app.menu.tasks', icon: Assignment, permission: 'task:read' };

const myWork: MenuPage = { to: '/my-work', label: 'app.menu.myWork', shortLabel: 'app.menu.myWorkShort', icon: AssignmentInd, permission: ['task:report', 'task:decide'], counts: 'waiting' };

export const menuGroups: readonly MenuGroup[] = [
  {
    label: 'app.menu.monitor',
    pages: [
      map,
      alarms,
      myWork,
      tasks,
      { to: '/tasks/board', label: 'app.menu.board', icon: ViewKanban, permission: 'task:read' },
      { to: '/task-templates', label: 'app.menu.templates', icon: EventRepeat, permission: 'task:assign' },
      { to: '/plans', label: 'app.menu.plans', icon: MenuBook, permission: 'task:read' },
      { to: '/tasks/statistics', label: 'app.menu.statistics', icon: BarChart, permission: 'task:read' },
      { to: '/scores', label: 'app.menu.scores', icon: Leaderboard, permission: 'task:read' },
      { to: '/sectors', label: 'app.menu.sectors', icon: Category, permission: 'sector:read' },
    ],
  },
  {
    label: 'app.menu.data',
    pages: [
      ...assetKindCodes.map((kind): MenuPage => ({
        to: `/assets/${kind}`, label: kindOf(kind).plural, icon: kindIcons[kind] ?? Place, permission: 'asset:read',
      })),
      { to: '/imports', label: 'app.menu.imports', icon: UploadFile, permission: 'import:run' },
    ],
  },
  {
    label: 'app.menu.manage',
    pages: [
      { to: '/units', label: 'app.menu.units', icon: AccountTree, permission: 'territory:read' },
      { to: '/organisations', label: 'app.menu.organisations', icon: CorporateFare, permission: 'organisation:read' },
      { to: '/calendars', label: 'app.menu.calendars', icon: CalendarMonth, permission: 'calendar:read' },
      { to: '/reminder-rules', label: 'app.menu.reminders', icon: NotificationAdd, permission: 'task:read' },
      { to: '/channels', label: 'app.menu.channels', icon: Outbox, permission: 'channel:manage' },
      { to: '/users', label: 'app.menu.users', icon: People, permission: 'user:read' },
    ],
  },
];

/** What a thumb reaches on a phone; the rest is behind "more". */
export const thumbPages: readonly MenuPage[] = [map, alarms, myWork, tasks];

const mayOpen = (me: Me, { permission }: MenuPage): boolean => [permission].flat().some((each) => can(me.grants, each));

/** The menu of this person; a group without pages is not shown. */
export const menuFor = (me: Me): MenuGroup[] =>
  menuGroups
    .map(({ label, pages }) => ({ label, pages: pages.filter((page) => mayOpen(me, page)) }))
    .filter((group) => group.pages.length > 0);

/** The page of the menu one is on: the longest address that the place begins with. */
export function currentPage(pathname: string, groups: readonly MenuGroup[]): string | null {
  const fitting = groups
    .flatMap((group) => group.pages)
    .filter(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .sort((left, right) => right.to.length - left.to.length);
  return fitting[0]?.to ?? null;
}
