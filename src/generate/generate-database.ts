import { createFaker } from './create-faker.ts';
import type { GeneratedDatabase, WorldGenerator } from './world-generator.ts';

/** Makes a database; without a seed the recorded one, with which scale 1 gives the checked-in files byte for byte. */
export function generateDatabase(options: {
  readonly generator: WorldGenerator;
  readonly seed?: number;
  readonly scale?: number;
}): GeneratedDatabase {
  const { generator, seed = generator.seed, scale = 1 } = options;
  return generator.database({ faker: createFaker({ seed }), scale });
}
