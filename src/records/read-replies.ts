import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type JudgeReply, judgeReplySchema } from './judge-reply.ts';

/** Where the replies of models lie that belong to a findings file: `<name>.replies.jsonl` beside `<name>.findings.jsonl`. */
export function repliesPathFor(findingsPath: string): string {
  return `${findingsPath.replace(/(\.findings)?\.jsonl$/, '')}.replies.jsonl`;
}

/** The replies on one trajectory, in the order in which they came; lines that are damaged are passed over. */
export async function readReplies(findingsPath: string, trajectory: string): Promise<JudgeReply[]> {
  const path = repliesPathFor(findingsPath);
  if (!existsSync(path)) {
    return [];
  }
  const found: JudgeReply[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const reply = line.includes(JSON.stringify(trajectory)) ? parse(line) : null;
    if (reply?.trajectory === trajectory) {
      found.push(reply);
    }
  }
  return found;
}

function parse(line: string): JudgeReply | null {
  try {
    return judgeReplySchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
