import { useLocation } from 'react-router-dom';
import { useMe } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { currentPage, menuFor, type MenuGroup, type MenuPage } from './menu';

export interface Menu {
  groups: MenuGroup[];
  current: string | null;
  nameOf: (page: MenuPage) => string;
}

export function useMenu(): Menu {
  const me = useMe();
  const t = useT();
  const words = useWords();
  const { pathname } = useLocation();
  const groups = me ? menuFor(me) : [];
  return {
    groups,
    current: currentPage(pathname, groups),
    nameOf: ({ label }) => (typeof label === 'string' ? t(label) : words(label)),
  };
}
