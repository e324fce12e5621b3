import { openFindingsStore } from '../../src/analyze/findings-store.ts';
import { lockFile } from '../../src/commands/context/lock-file.ts';
import { sampleFinding } from '../browse/sample.ts';

// Appends ten findings to the file that its parent names, and puts the file in order twice on the way.
const [path = '', writer = ''] = process.argv.slice(2);
process.on('message', async () => {
  for (const half of [0, 5]) {
    const store = await openFindingsStore({ path, lock: lockFile });
    for (let index = half; index < half + 5; index++) {
      await store.append(sampleFinding({ index, dataset_hash: `writer ${writer}` }));
    }
    await store.close();
  }
  process.disconnect();
});
process.send?.('ready');
