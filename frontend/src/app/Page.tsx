import type { Permission } from '@ioc/shared/access';
import type { ReactNode } from 'react';
import { useCan } from '#platform/api';
import { ForbiddenPage } from './pages';

/** A page that belongs to no resource of react-admin asks for its permission here. */
export function Page({ needs, children }: { needs: Permission; children: ReactNode }) {
  return useCan(needs) ? children : <ForbiddenPage />;
}
