import type { RecordedConversation } from './play-file.ts';

const start = '<!-- conversations: written by npm run converse -->';
const end = '<!-- /conversations -->';

/**
 * A page with its tables of conversations made anew between the two marks: all files are counted, and the open ones listed.
 * Throws one sentence where the page lacks the marks.
 */
export function withConversationsTable(page: string, recorded: readonly RecordedConversation[]): string {
  const [before, after] = [page.indexOf(start), page.indexOf(end)];
  if (before === -1 || after < before) {
    throw new Error(`the page should hold ${start} and ${end}.`);
  }
  const open = recorded.filter(({ half }) => half.endsWith('-open'));
  const tables = [
    countsTable(recorded),
    '### Open runs that fail',
    failuresTable(open),
    '### Open runs that pass',
    passesTable(open),
  ];
  return `${page.slice(0, before)}${start}\n\n${tables.join('\n\n')}\n\n${page.slice(after)}`;
}

function countsTable(recorded: readonly RecordedConversation[]): string {
  const by = (chosen: readonly RecordedConversation[], author: string) =>
    chosen.filter(({ label }) => label?.author === author).length;
  const row = (name: string, chosen: readonly RecordedConversation[]) =>
    `| ${name} | ${chosen.length} | ${chosen.filter(({ label }) => label === null).length} | ${by(chosen, 'user')} | ${by(chosen, 'agent')} | ${by(chosen, 'environment')} |`;
  const halves = [...new Set(recorded.map(({ half }) => half))];
  return [
    '| file | runs | pass | fault of the user | of the agent | of the environment |',
    '| --- | --- | --- | --- | --- | --- |',
    ...halves.map((name) =>
      row(
        `${name}.json`,
        recorded.filter(({ half }) => half === name),
      ),
    ),
    row('all', recorded),
  ].join('\n');
}

function failuresTable(open: readonly RecordedConversation[]): string {
  return [
    '| file, name | task, trial | author, type | step | also right | reason |',
    '| --- | --- | --- | --- | --- | --- |',
    ...open.flatMap(({ half, seated, label, also }) => {
      if (label === null) {
        return [];
      }
      const others = also.map(({ type, step }) => `${type} at ${step ?? '-'}`).join('; ') || '-';
      return `| ${half}, ${seated.conversation.name} | ${place(seated)} | ${label.author}, ${label.type} | ${label.step ?? '-'} | ${others} | ${oneLine(label.comment ?? '')} |`;
    }),
  ].join('\n');
}

function passesTable(open: readonly RecordedConversation[]): string {
  return [
    '| file, name | task, trial | what happens |',
    '| --- | --- | --- |',
    ...open.flatMap(({ half, seated, label }) =>
      label === null
        ? [`| ${half}, ${seated.conversation.name} | ${place(seated)} | ${oneLine(seated.conversation.plan)} |`]
        : [],
    ),
  ].join('\n');
}

function place({ conversation: { split }, task, trial }: RecordedConversation['seated']): string {
  return `${split} ${task.id}, ${trial}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
