/** Reminders of tasks: rules in working time and the sweep that applies them, and urging by hand. What it says becomes an event. */
export { RemindersModule } from './reminders.module.js';
export { readReminders } from './reminders.queries.js';
export { TaskRemindersService } from './task-reminders.service.js';
export { ReminderSweep } from './reminder.sweep.js';
