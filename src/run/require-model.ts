import type { Model } from '../models/model.ts';

/** The model, which a strategy that calls one always gets; throws where it was put together without. */
export function requireModel(model: Model | null, who: string): Model {
  if (model === null) {
    throw new Error(`${who} needs a model, and none was given.`);
  }
  return model;
}
