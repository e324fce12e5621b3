import { isEndedByUser } from '../../../records/trajectory.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { thingsOf } from './things.ts';
import { topicOf } from './topics.ts';
import { differingValues, mentions, sourceOf } from './value-source.ts';

/**
 * What a missing write needs that the instruction has and no turn of the conversation ever mentions: values, the thing that it is
 * about, or the whole wish. Empty where the user did not end the run.
 */
export function omittedParts(file: CaseFile): string[] {
  if (!isEndedByUser(file.trajectory.termination)) {
    return [];
  }
  const instruction = file.task?.instruction ?? '';
  const spoken = file.trajectory.messages.flatMap(({ role, said }) => (role === 'user' && said !== null ? [said] : []));
  const missing = file.alignment.flatMap(({ status, expected }) =>
    status === 'missing' && expected ? [expected] : [],
  );
  const parts = missing.flatMap((call) => {
    const values = Object.values(call.arguments).flatMap((value) => differingValues(value, undefined).expected);
    const unsaid = values.filter((value) => {
      const source = sourceOf(file, value, file.trajectory.messages.length);
      return source.inInstruction && source.first === null && !spokenByKind(file, spoken, value);
    });
    const things = thingsOf(file, call).filter(({ name }) => mentions(instruction, name));
    const silent = things.filter(({ noun }) => !spoken.some((text) => mentions(text, noun)));
    const topic = topicOf(call.name, file.knownDomain);
    const wish = topic?.exec(instruction)?.[0];
    const voiced = topic && spoken.some((text) => topic.test(text));
    const unwished = wish !== undefined && !voiced && silent.length === things.length ? [wish] : [];
    return [
      ...unsaid,
      ...(things.length > 0 && silent.length === things.length ? silent.map(({ name }) => name) : []),
      ...unwished,
    ];
  });
  return [...new Set(parts)];
}

/** Whether a value is spoken of by its kind: people say "my gift card", never its id. */
function spokenByKind({ knownDomain }: CaseFile, spoken: readonly string[], value: string): boolean {
  const words = knownDomain?.words?.spokenIds?.find(({ id }) => id.test(value))?.words;
  return words !== undefined && spoken.some((text) => words.test(text));
}
