import { analyzeFiles, readTrajectoryAt } from '../../src/index.ts';
import { explainText } from '../../src/report/explain-text.ts';

// Judges a run as one of each domain and explains it; what it says is how many pages there were.
const [path = ''] = process.argv.slice(2);
let pages = 0;
for (const domain of ['retail', 'airline', 'healthcare']) {
  for await (const finding of analyzeFiles({ paths: path, domain })) {
    if (finding.status !== 'judged' || finding.format === null) {
      throw new Error(finding.error ?? 'not judged');
    }
    const trajectory = await readTrajectoryAt({
      source: finding.source,
      format: finding.format,
      id: finding.trajectory,
    });
    if (explainText({ finding, trajectory, reason: null, width: 80 }).length > 0) {
      pages += 1;
    }
  }
}
console.log(`${pages} pages`);
