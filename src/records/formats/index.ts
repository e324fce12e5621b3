export { type Detected, detectFormat } from './detect-format.ts';
export { type FoundFiles, findResultFiles } from './find-result-files.ts';
export type { Container, FileHead, Format, FormatInput, ReadResult, UnreadableRecord } from './format.ts';
export { findFormat, formatNames, formats } from './formats.ts';
export { readRunHeader, runHeaderPath } from './read-run-header.ts';
export { type ReadOptions, readTrajectories } from './read-trajectories.ts';
export { readTrajectoryAt } from './read-trajectory-at.ts';
export { recordId } from './record-id.ts';
export { UnreadableInputError } from './unreadable-input-error.ts';
