/**
 * The part of the process that commands may use: its signals, and the variables that libraries read by themselves while they
 * are loaded. Nothing else reads or sets these.
 */
export type Host = Pick<NodeJS.Process, 'pid' | 'env' | 'on' | 'off' | 'listenerCount' | 'kill'>;
