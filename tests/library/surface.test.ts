import { describe, expect, expectTypeOf, it } from 'vitest';
import * as library from '../../src/index.ts';

describe('the surface of the library', () => {
  it('is these values', () => {
    expect(Object.keys(library).sort().join(' ')).toMatchInlineSnapshot(
      `"DatasetError ModelError UnreadableInputError analyzeFiles builtInData checkDataset countByTask createLlmJudge createOpenAiModel createSummary domains faultTypes findResultFiles findingSchema findingsCsv findingsTable formatNames isFailed isPassed labelSchema openBuiltInDataset openDataset openEpisode openWorlds passHatK readFindings readLabels readRunHeader readTrajectories readTrajectoryAt replay resolveModel rulesJudge runHeaderSchema runTasks scoreFindings scoreText scriptModels stopWord tauBenchReport toOutcome trajectorySchema"`,
    );
  });

  it('has functions that take one object and need nothing that a caller could not have', () => {
    expectTypeOf(library.analyzeFiles).toBeCallableWith({ paths: 'results' });
    expectTypeOf(library.analyzeFiles).toBeCallableWith({ paths: ['a.json'], dataset: 'data', where: 'steps > 4' });
    expectTypeOf(library.analyzeFiles).returns.toExtend<AsyncIterable<library.Finding>>();
    expectTypeOf<ReturnType<library.Findings['toArray']>>().toEqualTypeOf<Promise<library.Finding[]>>();
    expectTypeOf<keyof library.AnalyzeFilesOptions>().toEqualTypeOf<
      | 'paths'
      | 'worlds'
      | 'dataset'
      | 'worlds'
      | 'split'
      | 'domain'
      | 'format'
      | 'judge'
      | 'concurrency'
      | 'signal'
      | 'threshold'
      | 'includePassed'
      | 'taskIds'
      | 'trials'
      | 'where'
    >();
  });

  it('gives what was replayed, or why it was not', () => {
    expectTypeOf(library.replay).toBeCallableWith({ trajectory: {} as library.Trajectory });
    expectTypeOf(library.replay)
      .parameter(0)
      .toHaveProperty('dataset')
      .toEqualTypeOf<library.Dataset | null | undefined>();
    expectTypeOf<library.ReplayResult['replay']>().toEqualTypeOf<library.Replay | null>();
    expectTypeOf<library.ReplayResult['refusal']>().toEqualTypeOf<string | null>();
    expectTypeOf<library.Replay['reward']>().toBeNumber();
  });

  it('plays with models or without', () => {
    const dataset = {} as library.Dataset;
    expectTypeOf(library.runTasks).toBeCallableWith({ dataset, agent: 'replay', user: 'replay' });
    expectTypeOf(library.runTasks).toBeCallableWith({ dataset, agentModel: {} as library.Model, trials: 4 });
    expectTypeOf(library.runTasks).toBeCallableWith({ dataset, ...library.scriptModels({ replies: [] }) });
    expectTypeOf(library.runTasks).returns.resolves.toEqualTypeOf<library.RunResult>();
    expectTypeOf<library.RunRecord>().toExtend<{ readonly task_id: string | number; readonly reward: number }>();
    expectTypeOf<keyof library.RunBenchmarkOptions>().toEqualTypeOf<
      | 'dataset'
      | 'split'
      | 'taskIds'
      | 'trials'
      | 'agent'
      | 'user'
      | 'agentModel'
      | 'userModel'
      | 'displays'
      | 'ask'
      | 'seed'
      | 'maxSteps'
      | 'timeout'
      | 'concurrency'
      | 'maxCost'
      | 'onEpisode'
      | 'signal'
    >();
  });

  it('measures what the readers give', () => {
    expectTypeOf(library.toOutcome).toBeCallableWith({} as library.Trajectory);
    expectTypeOf(library.toOutcome).toBeCallableWith({} as library.RunRecord);
    expectTypeOf(library.passHatK).returns.toEqualTypeOf<library.PassHatK[]>();
    expectTypeOf(library.scoreFindings).toBeCallableWith({
      findings: [] as library.Finding[],
      labels: {} as library.LabelFile['labels'],
    });
    expectTypeOf(library.scoreFindings).returns.toEqualTypeOf<library.Score>();
  });

  it('lets a judge and a model be written by hand', () => {
    expectTypeOf<library.Judge['judge']>().toEqualTypeOf<(input: library.JudgeInput) => Promise<library.Verdict>>();
    expectTypeOf<library.Model>().toHaveProperty('complete');
    expectTypeOf<library.Model['name']>().toBeString();
  });
});
