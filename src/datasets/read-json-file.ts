import { readFileSync } from 'node:fs';
import { DatasetError } from './dataset-error.ts';

/** Reads and parses a JSON file of a data set; throws a DatasetError that names the file. */
export function readJsonFile<Result>(file: string, parse: (content: string) => Result): Result {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatasetError(`${file} could not be read as JSON: ${reason}`, { cause: error });
  }
}
