/** The door to what a person typed and has not sent yet: kept on this device, for that person alone, for two weeks at most. */
export { dropDraft, forgetDraftsAtSignOut, keepDraft, readDraft, useDraft, useDraftKey, useKept, type Draft } from './drafts';
