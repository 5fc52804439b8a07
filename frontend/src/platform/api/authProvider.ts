import { can } from '@ioc/shared/access';
import type { AuthProvider } from 'ra-core';
import { permissionFor } from './permissions';
import { isProblem } from './problems';
import { getMe, signIn, signOut } from './session';

/**
 * An ended session never navigates: the sign-in page is laid over the current place, so that the same page with its
 * half-typed form is there again afterwards. Hence the refusals below leave react-admin's own redirects out.
 */
const stayHere = { message: false, logoutUser: false } as const;

export const authProvider: AuthProvider = {
  async login(credentials: { username: string; password: string }) {
    await signIn(credentials);
    return { redirectTo: false };
  },

  async logout() {
    await signOut().catch((error: unknown) => {
      // Without a server the cookie cannot be withdrawn, but the person leaves this screen all the same.
      if (!isProblem(error)) throw error;
    });
    return false;
  },

  async checkAuth() {
    try {
      await getMe();
    } catch (error) {
      // Only a server that says so ends the session; one that is away is a matter of the connection banner.
      if (isProblem(error, 'access.signed-out')) throw Object.assign(new Error('access.signed-out'), stayHere);
    }
  },

  async checkError(error: unknown) {
    if (isProblem(error, 'access.signed-out')) throw Object.assign(new Error('access.signed-out'), stayHere);
  },

  async getIdentity() {
    const me = await getMe();
    return { id: me.id, fullName: me.fullName };
  },

  async getPermissions() {
    return (await getMe()).grants;
  },

  async canAccess({ resource, action }) {
    const permission = permissionFor(resource, action);
    return permission !== null && can((await getMe()).grants, permission);
  },
};
