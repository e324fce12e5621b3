/** What parity asks of a results file. */
export interface ParityFile {
  /** Path under ../shared/trajectories. */
  readonly path: string;
  readonly domain: 'retail' | 'airline';
  /** tool-calling and few-shot: every reward; text (act, react): every reward too, exceptions would have to be named here. */
  readonly style: 'tool-calling' | 'text';
  /** Observations that may differ, by tool, and why; all others have to be equal byte for byte. */
  readonly explained: { readonly tool: string; readonly reason: string; readonly fields: readonly string[] } | null;
  /** Whether the ground truth's hashes in the file are of today's data. */
  readonly hashes: boolean;
}

const renamed = {
  tool: 'get_user_details',
  reason: 'province became state in the data',
  fields: ['address.province', 'address.state'],
};

const today = { explained: null, hashes: true } as const;

/** Every results file of the first version in ../shared. */
export const parityFiles: readonly ParityFile[] = [
  {
    path: 'tau-bench/gpt-4o-airline.json',
    domain: 'airline',
    style: 'tool-calling',
    explained: renamed,
    hashes: false,
  },
  { path: 'grok/retail-tool-calling.json', domain: 'retail', style: 'tool-calling', ...today },
  { path: 'grok/airline-tool-calling.json', domain: 'airline', style: 'tool-calling', ...today },
  { path: 'grok/few-shot.json', domain: 'airline', style: 'tool-calling', ...today },
  { path: 'grok/act.json', domain: 'airline', style: 'text', ...today },
  { path: 'grok/react.json', domain: 'airline', style: 'text', ...today },
  { path: 'agentrx/failed.json', domain: 'retail', style: 'tool-calling', ...today },
  { path: 'agentrx/passed.json', domain: 'retail', style: 'tool-calling', ...today },
  { path: 'llama/airline-wrapped-with-crashes.json', domain: 'airline', style: 'tool-calling', ...today },
  { path: 'variants/tool-calls-without-ids.json', domain: 'retail', style: 'tool-calling', ...today },
  { path: 'qwen/retail-react.json', domain: 'retail', style: 'text', ...today },
];
