import type { UserStrategy } from '../user-simulator.ts';
import { human } from './human.ts';
import { llm } from './llm.ts';
import { react } from './react.ts';
import { reflection } from './reflection.ts';
import { replay } from './replay.ts';
import { verify } from './verify.ts';

/** The users by name. A new one is a file here and a row. */
export const users: Readonly<Record<string, UserStrategy>> = { llm, react, verify, reflection, human, replay };
