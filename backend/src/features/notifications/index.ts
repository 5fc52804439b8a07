/** What each person is told: drawn from events by a durable listener, kept until read, live on every screen of that person. */
export { NotificationsModule } from './notifications.module.js';
