// Runs the browser on nothing and lets an error loose that nobody catches, for the test of what is left behind.
import { browseSignals } from '../../src/commands/terminal/browse-signals.ts';

const { startBrowser } = await import('../../src/browse/start-browser.tsx');
const signals = browseSignals({ stdout: process.stdout, host: process });
setTimeout(() => {
  throw new Error('nobody caught this');
}, 300);
await startBrowser({
  findings: [{ file: 'empty.findings.jsonl', findings: [], problems: [] }],
  openTrajectory: async () => await Promise.reject(new Error('not used')),
  reload: async () => [],
  showText: () => null,
  suspend: async () => {},
  stdin: process.stdin,
  stdout: process.stdout,
  ascii: false,
  signal: signals.signal,
});
signals.stop();
signals.rethrow();
