import { Notification } from 'ra-ui-materialui';

/** Kept apart from its place in the application, see Messages. */
export const Notifications = () => <Notification autoHideDuration={6_000} />;
