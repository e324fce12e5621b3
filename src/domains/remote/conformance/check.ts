import type { WorldHello } from '../../../records/world-protocol.ts';
import type { WorldTask, WorldTool } from '../../engine/world.ts';
import type { WorldProcess } from '../world-process.ts';

/** What a check may use. It throws a Breach or a RemoteError where the protocol is broken, and gives a reason where it skips. */
export type Check<Subject> = { readonly name: string; readonly run: (subject: Subject) => Promise<string | undefined> };

/** A world that answers. */
export interface ProcessSubject {
  readonly world: WorldProcess;
  readonly hello: WorldHello;
}

/** One domain of it. */
export interface DomainSubject extends ProcessSubject {
  readonly domain: string;
  readonly tools: readonly WorldTool[];
  /** Tasks of the domain whose expected calls can be made; at least one, which may expect nothing. */
  readonly tasks: readonly WorldTask[];
}
