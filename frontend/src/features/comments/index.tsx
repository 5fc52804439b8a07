/** Comments on a task: the form in which they are written, with mentions, and how one stands in the timeline. */
export { CommentForm } from './CommentForm';
export { CommentBody } from './CommentBody';
