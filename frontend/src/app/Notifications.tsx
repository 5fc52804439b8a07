import { Notification } from 'ra-ui-materialui';

/** Short messages at the bottom; apart, because the first page is there before the first message. */
export const Notifications = () => <Notification autoHideDuration={6_000} />;
