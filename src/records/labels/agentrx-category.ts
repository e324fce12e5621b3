import type { FaultType } from '../fault.ts';

/** AgentRx's ten categories, in the spelling that findings use. */
export const agentrxCategories = [
  'Instruction/Plan Adherence Failure',
  'Invention of New Information',
  'Invalid Invocation',
  'Misinterpretation of Tool Output',
  'Intent-Plan Misalignment',
  'Underspecified User Intent',
  'Intent Not Supported',
  'Guardrails Triggered',
  'System Failure',
  'Inconclusive',
] as const;

export type AgentrxCategory = (typeof agentrxCategories)[number];

/** Other spellings, and the words of a second annotator where they plainly mean one of the ten. */
const aliases: Readonly<Record<string, AgentrxCategory>> = {
  instructionadherencefailure: 'Instruction/Plan Adherence Failure',
  planadherencefailure: 'Instruction/Plan Adherence Failure',
  hallucinatingfacts: 'Invention of New Information',
  incorrectplangeneration: 'Intent-Plan Misalignment',
};

const spellings = new Map<string, AgentrxCategory>([
  ...agentrxCategories.map((category) => [letters(category), category] as const),
  ...Object.entries(aliases),
]);

/** The category that a text means, whatever its case and punctuation; null for anything that is none of the ten. */
export function agentrxCategory(text: string): AgentrxCategory | null {
  return spellings.get(letters(text)) ?? null;
}

/**
 * Our type for a category, only where no other type of ours bears that name: an invalid invocation (a run that the harness ended
 * after too many of them aside). Every other category
 * stands for several of our types, or for none.
 */
export function typeOfCategory(category: AgentrxCategory | null): FaultType | null {
  return category === 'Invalid Invocation' ? 'rejected_call' : null;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
