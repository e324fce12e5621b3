import { readFindings } from '/work/main/src/records/read-findings.ts';
import { sampleTrajectory } from '/work/main/tests/browse/sample.ts';
process.env.NODE_ENV='production';
const { startBrowser } = await import('/work/main/src/browse/start-browser.tsx');
const files = await Promise.all(process.argv.slice(2).map((path) => readFindings({path})));
await startBrowser({ findings: files, openTrajectory: async (o) => sampleTrajectory({index: o.source.index}), reload: async () => files, showText: () => 'no', suspend: async () => {}, stdin: process.stdin, stdout: process.stdout, ascii: false, signal: new AbortController().signal });
