import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTrajectories } from '../../src/records/formats/index.ts';
import { hostileText, sampleFinding } from './sample.ts';

/**
 * Writes a results file of invented runs and the findings on it into a folder. With `hostile`, every text of both holds
 * control sequences.
 */
export async function writeSample({
  folder,
  count = 5,
  hostile = false,
  padding = 0,
}: {
  folder: string;
  count?: number;
  hostile?: boolean;
  /** So many characters more in each user message. */
  padding?: number;
}): Promise<{ readonly results: string; readonly findings: string }> {
  const results = join(folder, 'garden.json');
  const findings = join(folder, 'garden.findings.jsonl');
  const runs = Array.from({ length: count }, (_, index) =>
    gardenRun({ index, extra: hostile ? hostileText : '', padding }),
  );
  await writeFile(results, JSON.stringify(runs));
  const rows: string[] = [];
  for await (const { trajectory } of readTrajectories({ path: results })) {
    if (trajectory === undefined) {
      throw new Error('the sample could not be read');
    }
    const { id, source } = trajectory;
    const text = `${sampleFinding().description}${hostile ? hostileText : ''}`;
    const place = { task_id: source.index, trajectory: id, source };
    const finding = sampleFinding({ index: source.index, ...place, description: text, step: 4 });
    rows.push(JSON.stringify({ ...finding, faults: finding.faults.map((fault) => ({ ...fault, step: 4 })) }));
  }
  await writeFile(findings, `${rows.join('\n')}\n`);
  return { results, findings };
}

function gardenRun({ index, extra, padding }: { index: number; extra: string; padding: number }): object {
  const call = (id: string, name: string, fields: object) => ({
    role: 'assistant',
    content: null,
    tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(fields) } }],
  });
  const instruction = `You want the green watering can.${extra}`;
  return {
    task_id: index,
    reward: 0,
    info: { task: { user_id: 'ada', instruction, actions: [], outputs: [] }, reward_info: null },
    traj: [
      { role: 'system', content: `Help customers of the garden centre.${extra}` },
      {
        role: 'user',
        content: `The green watering can please, this is order number ${index}.${extra}${numbers(padding)}`,
      },
      call('c1', 'find_item', { name: `watering can${extra}` }),
      { role: 'tool', tool_call_id: 'c1', name: 'find_item', content: `{"blue": "7001", "green": "7002"}${extra}` },
      call('c2', 'order_item', { item: '7001', note: extra }),
      { role: 'tool', tool_call_id: 'c2', name: 'order_item', content: `{"order": "#G17"}${extra}` },
      { role: 'assistant', content: `It is on its way.${extra}` },
      { role: 'user', content: 'Thanks. ###STOP###' },
    ],
    trial: 0,
  };
}

// Numbers of ten characters, so that no two rows of the text are the same.
function numbers(length: number): string {
  return Array.from({ length: length / 10 }, (_, index) => ` ${String(index).padStart(9, '0')}`).join('');
}
