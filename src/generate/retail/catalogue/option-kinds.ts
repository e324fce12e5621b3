/** How an option is spoken of (`#` is its value), and by what share of the price each of its values is dearer than the one before. */
export interface OptionKind {
  readonly says: string;
  readonly step: number;
}

/** All options that products of the shop have. */
export const optionKinds = {
  capacity: { says: 'holding #', step: 0.14 },
  closure: { says: 'with a # closure', step: 0.05 },
  color: { says: 'in #', step: 0 },
  diameter: { says: '# across', step: 0.12 },
  edition: { says: 'in the # edition', step: 0.15 },
  fill: { says: 'filled with #', step: 0.18 },
  finish: { says: 'with a # finish', step: 0.06 },
  handle: { says: 'with a # handle', step: 0.07 },
  height: { says: '# tall', step: 0.11 },
  length: { says: '# long', step: 0.1 },
  light: { says: 'giving # light', step: 0.04 },
  lining: { says: 'with a # lining', step: 0.09 },
  magnification: { says: 'magnifying #', step: 0.22 },
  material: { says: 'made of #', step: 0.13 },
  pattern: { says: 'with a # pattern', step: 0 },
  pieces: { says: 'of # pieces', step: 0.25 },
  power: { says: 'powered by #', step: 0.12 },
  season: { says: 'made for #', step: 0.2 },
  shape: { says: 'with a # shape', step: 0.03 },
  size: { says: 'in size #', step: 0.08 },
  weight: { says: 'weighing #', step: 0.16 },
  wheels: { says: 'with #', step: 0.1 },
} as const satisfies Readonly<Record<string, OptionKind>>;

export type OptionName = keyof typeof optionKinds;

/** How an option is spoken of; options of a foreign catalogue are named as they are. */
export function optionKind(name: string): OptionKind {
  const kinds: Readonly<Record<string, OptionKind>> = optionKinds;
  return kinds[name] ?? { says: `with ${name} #`, step: 0 };
}
