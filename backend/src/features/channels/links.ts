const at = (portal: string | undefined, path: string): string | null => (portal === undefined ? null : new URL(path, portal).href);

/** Where the portal shows it; null where nobody has told it its own address. */
export const taskLink = (portal: string | undefined, taskId: string): string | null => at(portal, `/tasks/${taskId}/show`);
export const preferencesLink = (portal: string | undefined): string | null => at(portal, '/notifications/settings');
