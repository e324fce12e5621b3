import type { Finding } from '../../records/finding.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { escapeLine } from '../../text/escape-line.ts';
import { callText } from './call-lines.ts';
import { wrapped } from './prose-lines.ts';

/** What the run was held against: the wish, the outputs, and the calls of the ground truth that are not compared below. */
export function taskLines(finding: Finding, trajectory: Trajectory | null, width: number): string[] {
  const task = trajectory?.task ?? null;
  if (task === null) {
    return [];
  }
  const changing = new Set(finding.alignment.flatMap(({ expected }) => (expected ? [callText(expected)] : [])));
  const others = (task.actions ?? []).map(callText).filter((call) => !changing.has(call));
  const outputs = task.outputs ?? [];
  return [
    ...(task.instruction === null
      ? []
      : wrapped(`The user was to do this: ${task.instruction.trim().replace(/[ \t\r\n]+/g, ' ')}`, width)),
    ...(outputs.length === 0
      ? []
      : wrapped(`The user had to be told: ${outputs.map((output) => JSON.stringify(output)).join(', ')}`, width)),
    ...(others.length === 0 ? [] : ['The ground truth also has these calls:']),
    ...others.map((call) => `  ${escapeLine(call)}`),
  ];
}
