import { parseArgs } from 'node:util';
import { type JudgeName, judges } from '../src/analyze/judge/index.ts';
import type { Judge } from '../src/analyze/judge/judge.ts';
import { createOpenAiModel } from '../src/models/openai-model.ts';
import { resolveModel } from '../src/models/providers.ts';
import { accuracyText } from './accuracy/accuracy-text.ts';
import { judgeSet } from './accuracy/judge-set.ts';
import { setsAtHand } from './accuracy/labelled-sets.ts';
import { measureSet } from './accuracy/measure-set.ts';

/**
 * `npm run accuracy`: how right every judge that needs no model is on all labelled sets. `-- --judge llm --model NAME` (with
 * --model-provider or --base-url) measures one that needs a model. It prints shares of whole sets and never a single run.
 */
const { values } = parseArgs({
  options: {
    judge: { type: 'string' },
    model: { type: 'string' },
    'model-provider': { type: 'string' },
    'base-url': { type: 'string' },
  },
});
const sets = setsAtHand();
for (const judge of chosenJudges()) {
  const measured = [];
  for (const set of sets) {
    measured.push({ name: set.name, accuracy: measureSet(await judgeSet({ set, judge })) });
  }
  console.log(accuracyText({ judge: judge.identity.name, sets: measured }));
}

function chosenJudges(): readonly Judge[] {
  const names = Object.keys(judges) as JudgeName[];
  if (values.judge === undefined) {
    return names.flatMap((name) => {
      const row = judges[name];
      return row.needsModel ? [] : [row.create()];
    });
  }
  const name = names.find((one) => one === values.judge);
  if (name === undefined) {
    throw new Error(`--judge ${values.judge}: expected one of ${names.join(', ')}.`);
  }
  const row = judges[name];
  if (!row.needsModel) {
    return [row.create()];
  }
  if (values.model === undefined) {
    throw new Error(`--judge ${name} needs a model: give --model, e.g. --model gpt-4o.`);
  }
  const target = resolveModel({
    model: values.model,
    provider: values['model-provider'],
    baseUrl: values['base-url'],
    environment: process.env,
  });
  return [row.create({ model: createOpenAiModel({ target }), temperature: null, seed: null })];
}
