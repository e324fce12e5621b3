import { z } from 'zod';
import { at, contains } from '../../python/containers.ts';
import { jsonText } from '../../python/json-text.ts';
import { defineTool } from '../engine/tool.ts';

/** `get_item_details`, which tau2 has since 1.0: the first variant of any product with that id. */
export const getItemDetails = defineTool({
  name: 'get_item_details',
  kind: 'read',
  description: 'Gives one variant of a product: its options, its price and whether it is in stock.',
  parameters: {
    item_id: z.string().describe("Id of the variant, for example '1234567890'. A product id is something else."),
  },
  run(view, { item_id }) {
    for (const [, product] of view.all('products')) {
      const variants = at(product, 'variants');
      if (contains(variants, item_id)) {
        return jsonText(at(variants, item_id));
      }
    }
    return 'Error: Item not found';
  },
});
