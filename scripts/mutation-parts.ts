/** The parts of a repair that play nothing; whatever else stands in that folder belongs to the search. */
const repairFiles = {
  edits: [
    'src/analyze/repair/{calls-after,describe-repair,edits,expected-writes,grading-edits,leaf-differences}.ts',
    'src/analyze/repair/{pair-writes,read-edit,recorded-writes,repair-diff,shrink-edits,to-counterfactual}.ts',
  ],
  plans: [
    'src/analyze/repair/{fewest-edits,ordered-transformation,prefer-inserts,prefer-later,prefer-moves}.ts',
    'src/analyze/repair/{rerun,single-edits,transformations}.ts',
  ],
};

/** What is mutated together, and the tests that have to see it: fast ones, which need no built program. */
export const mutationParts: Readonly<
  Record<string, { readonly mutate: readonly string[]; readonly tests: readonly string[] }>
> = {
  metrics: { mutate: ['src/metrics/**/*.ts'], tests: ['tests/metrics/**'] },
  python: {
    mutate: ['src/python/**/*.ts', 'src/chance/**/*.ts'],
    tests: ['tests/python/**', 'tests/chance/**', 'tests/datasets/import/read-literal.test.ts'],
  },
  calls: {
    mutate: ['src/records/{calls,outputs-said,reward}.ts'],
    tests: ['tests/contracts/calls.test.ts', 'tests/records/{calls,outputs-said,reward}.test.ts'],
  },
  engine: {
    mutate: [
      'src/domains/engine/{database,episode,replay,replay-ground-truth,state,state-difference,state-hash,view}.ts',
      'src/domains/engine/{tool-signature,tool-schemas,written-lists}.ts',
    ],
    tests: [
      'tests/domains/{airline,engine,episode,healthcare,replay,retail}.test.ts',
      'tests/contracts/calls.test.ts',
      'tests/records/reward.test.ts',
    ],
  },
  edits: {
    mutate: repairFiles.edits,
    tests: ['tests/analyze/repair/{calls-after,edits,printing,shrink-edits,writes}.test.ts'],
  },
  plans: { mutate: repairFiles.plans, tests: ['tests/analyze/repair/{plans,rerun}.test.ts'] },
  search: {
    mutate: ['src/analyze/repair/**/*.ts', ...[...repairFiles.edits, ...repairFiles.plans].map((files) => `!${files}`)],
    tests: ['tests/analyze/repair/{apply-repair,find-repair,search}.test.ts'],
  },
  judge: {
    mutate: ['src/analyze/judge/{name-label,names}.ts', 'src/analyze/judge/rules/**/*.ts'],
    tests: ['tests/analyze/judge/**', 'tests/contracts/judges.test.ts'],
  },
  generate: {
    mutate: ['src/generate/{build-tasks,is-sound}.ts'],
    tests: ['tests/generate/{is-sound,build-tasks}.test.ts'],
  },
};
