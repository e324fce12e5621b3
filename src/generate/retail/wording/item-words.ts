import { optionKind } from '../catalogue/option-kinds.ts';
import type { Item, Variant } from '../records.ts';
import type { Scene } from '../scene.ts';
import { listWords } from './list-words.ts';

type Options = Readonly<Record<string, string>>;

/** "floor lamp": a product's name within a sentence, without article. */
export function productWords({ name }: Pick<Item, 'name'>): string {
  return name.toLowerCase();
}

/** "a floor lamp", "an umbrella". */
export function anyWords(product: Pick<Item, 'name'>): string {
  const words = productWords(product);
  return `${/^(?:[aeio]|um)/.test(words) ? 'an' : 'a'} ${words}`;
}

/** "the floor lamp". */
export function itemWords(item: Pick<Item, 'name'>): string {
  return `the ${productWords(item)}`;
}

/** "the floor lamp and the picture frame". */
export function itemsWords(items: readonly Pick<Item, 'name'>[]): string {
  return listWords(items.map(itemWords));
}

/** "140 cm tall, with a brass finish and giving warm light": every option. */
export function optionsWords(options: Options): string {
  return listWords(Object.entries(options).map(([name, value]) => saying(name, value).replace('#', value)));
}

function saying(name: string, value: string): string {
  return value.endsWith(' people') ? 'sized for #' : optionKind(name).says;
}

/** The options in which a variant differs from what the customer has. */
export function changedOptions(item: Item, variant: Variant): Options {
  return Object.fromEntries(Object.entries(variant.options).filter(([name, value]) => item.options[name] !== value));
}

/** "one with a brass finish but otherwise the same as yours": tells a variant from all others of the product. */
export function variantWords({ choose }: Pick<Scene, 'choose'>, item: Item, variant: Variant): string {
  const changed = changedOptions(item, variant);
  const same = Object.keys(variant.options).length - Object.keys(changed).length;
  return `one ${optionsWords(changed)}${same === 0 ? '' : choose('same', SAME)}`;
}

// All measure by what the customer has: a second choice must not seem to take over options of the first.
const SAME = [
  ' but otherwise the same as yours',
  ', everything else as it is now',
  ' but apart from that identical to yours',
  ', otherwise the same as yours',
  ' but no different from yours beyond that',
  ', with all else as you have it',
];
