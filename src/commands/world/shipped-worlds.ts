import { fileURLToPath } from 'node:url';

const files = {
  tau2: 'tau2_world.py',
  'tau-bench': 'tau_bench_world.py',
  template: 'template_world.py',
  'template-typescript': 'template-world.ts',
} as const;

/** Path of a world server that comes with this package. */
export function shippedWorld(name: keyof typeof files): string {
  return fileURLToPath(new URL(`../../../worlds/${files[name]}`, import.meta.url));
}
