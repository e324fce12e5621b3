import type { ConfidenceCell, ConfidenceTable } from '../../src/analyze/judge/rules/confidence-cell.ts';

/** The source of `confidence-table.ts`. */
export function confidenceTableText({ rules, phases }: ConfidenceTable): string {
  return `import type { ConfidenceTable } from './confidence-cell.ts';

/** Written by \`npm run calibrate-confidence\` from the labelled runs that ship, without the held-out half. Do not edit it. */
export const confidenceTable: ConfidenceTable = {
  rules: {
${Object.entries(rules)
  .map(([rule, cases]) => `    ${rule}: ${cases},`)
  .join('\n')}
  },
  phases: {
${Object.entries(phases)
  .map(([phase, cells]) => `    ${phase}: {\n${Object.entries(cells).map(cellLine).join('\n')}\n    },`)
  .join('\n')}
  },
};
`;
}

function cellLine([status, { confidence, cases, right, pooled }]: [string, ConfidenceCell]): string {
  return `      ${status}: { confidence: ${confidence}, cases: ${cases}, right: ${right}, pooled: ${pooled} },`;
}
