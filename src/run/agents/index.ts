import type { AgentStrategy } from '../agent.ts';
import { fewShot } from './few-shot.ts';
import { replay } from './replay.ts';
import { act, react } from './text-agent.ts';
import { toolCalling } from './tool-calling.ts';

/** The agents by name. A new one is a file here and a row. */
export const agents: Readonly<Record<string, AgentStrategy>> = {
  'tool-calling': toolCalling,
  act,
  react,
  'few-shot': fewShot,
  replay,
};
