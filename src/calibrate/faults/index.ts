import type { FaultKind } from '../planted-fault.ts';
import { alteredObservation, corruptedGroundTruth, crash, failingTool, stepCap } from './environment-faults.ts';
import {
  contradictingValue,
  declinedOffer,
  earlyStop,
  omittedWish,
  roleConfusion,
  ungroundedValue,
} from './user-faults.ts';
import { falseClaim, prematureTransfer, wrongOutput, wrongRefusal } from './words-faults.ts';
import {
  droppedWrite,
  extraWrite,
  skippedConfirmation,
  swappedOrder,
  wrongArgument,
  wrongTool,
} from './write-faults.ts';

/** Every kind of fault that can be planted, by name. */
export const faultKinds = {
  wrong_argument: wrongArgument,
  wrong_tool: wrongTool,
  dropped_write: droppedWrite,
  extra_write: extraWrite,
  swapped_order: swappedOrder,
  false_claim: falseClaim,
  wrong_output: wrongOutput,
  skipped_confirmation: skippedConfirmation,
  premature_transfer: prematureTransfer,
  wrong_refusal: wrongRefusal,
  early_stop: earlyStop,
  ungrounded_value: ungroundedValue,
  contradicting_value: contradictingValue,
  omitted_wish: omittedWish,
  declined_offer: declinedOffer,
  role_confusion: roleConfusion,
  corrupted_ground_truth: corruptedGroundTruth,
  failing_tool: failingTool,
  altered_observation: alteredObservation,
  step_cap: stepCap,
  crash,
} as const satisfies Readonly<Record<string, FaultKind>>;

/** Name of a kind of planted fault. */
export type FaultName = keyof typeof faultKinds;

/** All names, in the order in which faults are planted. */
export const faultNames = Object.keys(faultKinds) as readonly FaultName[];
