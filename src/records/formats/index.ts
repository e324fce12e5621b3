export { detectFormat } from './detect-format.ts';
export { findResultFiles } from './find-result-files.ts';
export type { ReadResult, UnreadableRecord } from './format.ts';
export { formatNames, formats } from './formats.ts';
export { messagesAtName } from './messages/messages-at.ts';
export { readRunHeader } from './read-run-header.ts';
export { readTrajectories } from './read-trajectories.ts';
export { readTrajectoryAt } from './read-trajectory-at.ts';
export { UnreadableInputError } from './unreadable-input-error.ts';
