/** Files of people, kept by what is in them under one folder; which record holds which file is the database's to say. */
export { FileStore, filesFolder } from './file-store.js';
export { digestOf } from './digest.js';
