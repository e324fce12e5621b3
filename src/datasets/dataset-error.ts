/** A data set that cannot be used: which file, what was expected, what to do. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
}
