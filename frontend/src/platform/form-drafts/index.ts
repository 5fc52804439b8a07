/** The door to forms that are kept as they are typed. Apart from other drafts, which the first look at the map needs and a library of forms does not. */
export { useDraftedForm } from './form-draft';
