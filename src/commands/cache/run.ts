import { clearReplyCache, replyCacheSize } from '../../models/reply-cache-size.ts';
import { counted } from '../../text/counted.ts';
import { cacheFolder } from '../context/cache-folder.ts';
import type { Context } from '../context/context.ts';
import { readEnvironment } from '../context/read-environment.ts';
import type { CacheRequest } from './command.ts';

/** Tells or removes what is kept, and returns the exit code. */
export async function runCache({ clear }: CacheRequest, context: Context): Promise<number> {
  const folder = cacheFolder(readEnvironment(context));
  if (folder === null) {
    context.out.line('No replies are kept: TAU_TRIAGE_CACHE is empty, or there is no home folder.');
    return 0;
  }
  const { replies, bytes } = clear ? await clearReplyCache(folder) : await replyCacheSize(folder);
  const size = `${counted(replies, 'reply', 'replies')}, ${(bytes / 1e6).toFixed(1)} MB`;
  context.out.line(clear ? `Removed ${size} from ${folder}.` : `${size} in ${folder}.`);
  return 0;
}
