/** What a screen must know about the installation before it can draw anything. */
export { SettingsModule } from './settings.module.js';
