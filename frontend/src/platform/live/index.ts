/** The door to what happens right now: one socket, exact resumption, stores outside React. */
export { hearServerClock, serverNow } from './clock';
export { follow, type Followed } from './follow';
export type { LinkName, LinkState } from './link';
export { createLiveStore, useLiveStore, type LiveStore } from './liveStore';
export { patchLists, refreshLists, useLiveRecords, type LiveRecord } from './patchLists';
export { createSharedLive, useSharedLive, type LiveView, type SharedLive } from './sharedLive';
export { closeLink, onBegin, onBye, onEvents, onReset, onRights, openLink, probeLink, reloadLive, restartLink } from './socket';
export { useLinkState, useNow } from './useLive';
