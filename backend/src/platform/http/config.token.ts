/** Under this token the settings are injected. */
export const CONFIG = Symbol('config');
