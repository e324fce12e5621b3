import type { Context, Surroundings } from './commands/context/context.ts';
import type { AnyCommand, Invocation, RequestOf } from './commands/options/command-definition.ts';
import type { CommandRow, CommandTable } from './commands/program/command-row.ts';

/** Every command: what it does in a line, and the files that know the rest. They are loaded when the command is called. */
const table: CommandTable = {
  analyze: row({
    summary: 'judge the failed runs of results files: whose fault, which fault, at which step',
    definition: async () => (await import('./commands/analyze/command.ts')).analyzeCommand,
    run: async () => (await import('./commands/analyze/run.ts')).runAnalyze,
  }),
  browse: row({
    summary: 'look at findings and their runs in the terminal',
    definition: async () => (await import('./commands/browse/command.ts')).browseCommand,
    run: async () => (await import('./commands/browse/run.ts')).runBrowse,
  }),
  cache: row({
    summary: 'how much the kept replies of models take, or remove them',
    definition: async () => (await import('./commands/cache/command.ts')).cacheCommand,
    run: async () => (await import('./commands/cache/run.ts')).runCache,
  }),
  calibrate: row({
    summary: 'plant known faults in passing runs and measure how many of them a judge finds',
    definition: async () => (await import('./commands/calibrate/command.ts')).calibrateCommand,
    run: async () => (await import('./commands/calibrate/run.ts')).runCalibrate,
  }),
  data: {
    summary: 'list, check, generate and import data sets',
    description: 'Data sets: policy, database and tasks of a domain.',
    commands: {
      list: row({
        definition: async () => (await import('./commands/data/list/command.ts')).dataListCommand,
        run: async () => (await import('./commands/data/list/run.ts')).runDataList,
      }),
      check: row({
        definition: async () => (await import('./commands/data/check/command.ts')).dataCheckCommand,
        run: async () => (await import('./commands/data/check/run.ts')).runDataCheck,
      }),
      generate: row({
        definition: async () => (await import('./commands/data/generate/command.ts')).dataGenerateCommand,
        run: async () => (await import('./commands/data/generate/run.ts')).runDataGenerate,
      }),
      import: row({
        definition: async () => (await import('./commands/data/import/command.ts')).dataImportCommand,
        run: async () => (await import('./commands/data/import/run.ts')).runDataImport,
      }),
    },
  },
  demo: row({
    summary: 'analyse the recorded runs that come with this package',
    definition: async () => (await import('./commands/demo/command.ts')).demoCommand,
    run: async () => (await import('./commands/demo/run.ts')).runDemo,
  }),
  doctor: row({
    summary: 'check what a run needs: data sets, keys, servers',
    definition: async () => (await import('./commands/doctor/command.ts')).doctorCommand,
    run: async () => (await import('./commands/doctor/run.ts')).runDoctor,
  }),
  explain: row({
    summary: 'one failure as a page: verdict, proof, calls, state, cited turns',
    definition: async () => (await import('./commands/explain/command.ts')).explainCommand,
    run: async () => (await import('./commands/explain/run.ts')).runExplain,
  }),
  metrics: row({
    summary: 'average reward and pass^k of results files',
    definition: async () => (await import('./commands/metrics/command.ts')).metricsCommand,
    run: async () => (await import('./commands/metrics/run.ts')).runMetrics,
  }),
  run: {
    summary: 'let an agent serve simulated users in the tasks of a data set',
    // Options come from files too, so they are not parsed before these were read.
    load: async () => ({
      definition: (await import('./commands/run/command.ts')).runCommand,
      start: async (given, context) => await (await import('./commands/run/run.ts')).runRun(given, context),
    }),
  },
  score: row({
    summary: 'measure findings against labels',
    definition: async () => (await import('./commands/score/command.ts')).scoreCommand,
    run: async () => (await import('./commands/score/run.ts')).runScore,
  }),
  world: {
    summary: 'check and print programs that serve a world to replay in',
    description: 'Worlds of your own: programs that speak the world protocol (docs/world-protocol.md).',
    commands: {
      check: row({
        definition: async () => (await import('./commands/world/check/command.ts')).worldCheckCommand,
        run: async () => (await import('./commands/world/check/run.ts')).runWorldCheck,
      }),
      tau2: row({
        definition: async () => (await import('./commands/world/tau2/command.ts')).worldTau2Command,
        run: async () => (await import('./commands/world/tau2/run.ts')).runWorldTau2,
      }),
      'tau-bench': row({
        definition: async () => (await import('./commands/world/tau-bench/command.ts')).worldTauBenchCommand,
        run: async () => (await import('./commands/world/tau-bench/run.ts')).runWorldTauBench,
      }),
      template: row({
        definition: async () => (await import('./commands/world/template/command.ts')).worldTemplateCommand,
        run: async () => (await import('./commands/world/template/run.ts')).runWorldTemplate,
      }),
    },
  },
};

/**
 * Does what a line of words asks for, writes to the given streams, and resolves with the exit code when all is written.
 * Never throws and never ends the process, so that several calls can go on at once. Relative paths count from `cwd`; of
 * the process itself only what `host` hands over is touched.
 */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { runProgram } = await import('./commands/program/run-program.ts');
  return await runProgram({ words, table, surroundings });
}

/** A command whose request is parsed from its own table. */
function row<Command extends AnyCommand>({
  summary = '',
  definition: loadDefinition,
  run: loadRun,
}: {
  readonly summary?: string;
  readonly definition: () => Promise<Command>;
  readonly run: () => Promise<(request: RequestOf<Command>, context: Context) => Promise<number>>;
}): CommandRow {
  return {
    summary,
    load: async () => {
      const definition = await loadDefinition();
      return {
        definition,
        start: async (given: Invocation, context: Context) => {
          const { readRequest } = await import('./commands/options/read-request.ts');
          const request = await readRequest({ command: definition, given, at: context.at });
          return await (await loadRun())(request, context);
        },
      };
    },
  };
}
