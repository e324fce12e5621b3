import type { Faker } from '@faker-js/faker';
import { catalogue } from './catalogue/index.ts';
import { optionKind } from './catalogue/option-kinds.ts';
import type { ProductDesign } from './catalogue/product-design.ts';
import type { Ids } from './make-ids.ts';
import type { Product, Variant } from './records.ts';

/** Every product of the catalogue with up to twelve variants, most of them in stock. */
export function makeProducts({ faker, ids }: { readonly faker: Faker; readonly ids: Ids }): Product[] {
  return catalogue.map((design) => {
    const chosen = faker.helpers.arrayElements(combinations(design), { min: 9, max: 12 });
    const variants = chosen.map((options): Variant => {
      const price = priceOf({ faker, design, options });
      return { item_id: ids.item(), options, available: faker.datatype.boolean(0.8), price };
    });
    return {
      name: design.name,
      product_id: ids.item(),
      variants: Object.fromEntries(variants.map((variant) => [variant.item_id, variant])),
    };
  });
}

function combinations({ options }: ProductDesign): Record<string, string>[] {
  return Object.entries(options).reduce<Record<string, string>[]>(
    (partial, [name, values]) => partial.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value }))),
    [{}],
  );
}

function priceOf({
  faker,
  design,
  options,
}: {
  readonly faker: Faker;
  readonly design: ProductDesign;
  readonly options: Readonly<Record<string, string>>;
}): number {
  const listed = Object.entries(design.options).reduce((price, [name, values]) => {
    const place = values.indexOf(options[name] ?? '');
    return price * (1 + optionKind(name).step * Math.max(place, 0));
  }, design.price);
  const dollars = Math.floor(listed * faker.number.float({ min: 0.95, max: 1.05 }));
  // Never whole dollars: in Python those would be ints.
  return dollars + faker.helpers.arrayElement(CENTS) / 100;
}

const CENTS = [9, 15, 25, 29, 35, 45, 49, 55, 65, 75, 79, 85, 95, 99];
