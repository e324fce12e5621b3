import { appendFile, open } from 'node:fs/promises';
import type { JudgeReply } from '../records/judge-reply.ts';
import { repliesPathFor } from '../records/read-replies.ts';

/** What models replied, beside the findings of one results file. Each reply is on disk as soon as it came. */
export interface RepliesFile {
  append(reply: JudgeReply): void;
  /** Waits for what is being written; throws the first error of it. */
  close(): Promise<void>;
}

/** The replies beside a findings file; it is made with the first one. */
export function openRepliesFile(findingsPath: string): RepliesFile {
  const path = repliesPathFor(findingsPath);
  let queue: Promise<void> = Promise.resolve();
  let begun = false;
  return {
    append: (reply) => {
      queue = queue.then(async () => {
        const lead = begun ? '' : await lineBreakAfter(path);
        begun = true;
        await appendFile(path, `${lead}${JSON.stringify(reply)}\n`);
      });
      // Told by `close`; until then nobody waits for it.
      queue.catch(() => undefined);
    },
    close: () => queue,
  };
}

/** What has to stand before a new line: a line break where a process was killed in the middle of the last one. */
async function lineBreakAfter(path: string): Promise<string> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = await file.stat();
    if (size === 0) {
      return '';
    }
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === 0x0a ? '' : '\n';
  } finally {
    await file.close();
  }
}
