import { z } from 'zod';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';

/** `get_product_details`: the record as it stands. */
export const getProductDetails = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'get_product_details',
    kind: 'read',
    description: 'Gives a product with all its variants: their options, prices and whether they are in stock.',
    parameters: {
      product_id: z.string().describe("Id of the product, for example '1234567890'. An item id is something else."),
    },
    run: (view, { product_id }) =>
      view.has('products', product_id) ? jsonText(view.get('products', product_id)) : dialect.errors.product,
  });
