import { sanitiseLine } from '../../text/sanitise.ts';
import { leafDifferences } from './leaf-differences.ts';
import { readCall, readFields, readPlace } from './read-edit.ts';
import type { RepairEdit } from './repair.ts';

/** A repair as the lines of a diff: `-` what the run did, `+` what it should have done. One line each, safe to print. */
export function repairDiff(edits: readonly RepairEdit[]): string[] {
  return edits.flatMap(linesOf).map(sanitiseLine);
}

function linesOf({ kind, step, name, before, after }: RepairEdit): string[] {
  const at = `step ${step}`;
  switch (kind) {
    case 'replace_argument':
      return typeof before === 'string'
        ? [`- ${at} ${name} ${before}`, `+ ${at} ${callText({ name, arguments: after })}`]
        : leafDifferences(before, after).flatMap((leaf) => [
            ...(leaf.before === undefined ? [] : [`- ${at} ${name} ${leaf.path}: ${valueText(leaf.before)}`]),
            ...(leaf.after === undefined ? [] : [`+ ${at} ${name} ${leaf.path}: ${valueText(leaf.after)}`]),
          ]);
    case 'replace_call':
      return [`- ${at} ${callText(before)}`, `+ ${at} ${callText(after)}`];
    case 'drop_call':
      return [`- ${at} ${callText(before)}`];
    case 'insert_call':
      return [`+ before ${at} ${callText(after)}`];
    case 'move_call':
      return [`- ${at} ${callText(before)}`, `+ before step ${readPlace(after)?.step} ${callText(before)}`];
    case 'stop_here':
      return [
        ...listOf(before).map((call) => `- step ${readFields(call)['step']} ${callText(call)}`),
        `+ stop before ${at}`,
      ];
    case 'say_output':
      return [`+ ${at} say ${valueText(after)}`];
    case 'grade_here':
      return [`- ${at} ended by ${String(before).replaceAll('_', ' ')}, not graded`, `+ ${at} grade here`];
    case 'corrected_ground_truth':
      return [...expectationLines('-', before), ...expectationLines('+', after)];
  }
}

function expectationLines(sign: '-' | '+', value: unknown): string[] {
  const { calls, outputs } = readFields(value);
  return [
    ...listOf(calls).map((call) => `${sign} ground truth ${callText(call)}`),
    ...listOf(outputs).map((output) => `${sign} ground truth output ${valueText(output)}`),
  ];
}

function callText(value: unknown): string {
  const call = readCall(value);
  if (call === null) {
    const { name, arguments: given } = readFields(value);
    return `${name} ${valueText(given)}`;
  }
  const given = Object.entries(call.arguments).map(([key, argument]) => `${key}: ${valueText(argument)}`);
  return `${call.name}(${given.join(', ')})`;
}

function valueText(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
