/** How notifications leave the portal: by e-mail, by signed calls, each through the outbox and in the way a person chose. */
export { ChannelsModule } from './channels.module.js';
export { noticeFrom, noticeScope } from './notice-scope.js';
export { Outbox } from './outbox.js';
export { readSendings } from './sendings.queries.js';
