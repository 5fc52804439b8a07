/** The door to the server's REST interface: one fetch, one kind of refusal, react-admin's two providers, who I am. */
export { authProvider } from './authProvider';
export { changedFields, isSame } from './changes';
export { dataProvider } from './dataProvider';
export { useCan, useMe, useSettings } from './hooks';
export { apiUrl, download, http, onSignedOut, onUnreachable, upload, type HttpOptions, type Method } from './http';
export { freshKey, onceHeaders } from './once';
export { isProblem, isWithheld, ProblemError, type ProblemErrorBody } from './problems';
export { queryString, type Query, type QueryValue } from './query';
export { currentMe, onLeaving, refreshMe } from './session';
export { zodResolver, type IssueWords } from './zodResolver';
