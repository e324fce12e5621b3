import type { CallShape } from './call-shape.ts';

/** How a customer is found. */
export interface Introduction {
  /** By what the agent may ask for the customer: "user id". */
  readonly noun: string;
  /** What the agent asks. */
  readonly question: string;
  /** What the customer answers. */
  readonly answer: string;
  /** The look-up that follows; null where the domain has none. */
  readonly lookup: CallShape | null;
}
