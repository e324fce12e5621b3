/** Why a run was not replayed: it fits no data set, or it brings nothing to replay against. */
export interface Refusal {
  readonly kind: 'unfit' | 'unplayable';
  /** One sentence. */
  readonly text: string;
}
