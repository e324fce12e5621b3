import { garden } from './garden.ts';
import { home } from './home.ts';
import { kitchen } from './kitchen.ts';
import { leisure } from './leisure.ts';
import { outdoors } from './outdoors.ts';
import type { ProductDesign } from './product-design.ts';

/** The fifty products of the shop. */
export const catalogue: readonly ProductDesign[] = [...kitchen, ...home, ...outdoors, ...garden, ...leisure];
