import { comparePythonStrings } from '../../../python/compare-strings.ts';
import { at } from '../../../python/containers.ts';
import { copy, setField } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import type { MutableDictionary } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';

/** `list_all_product_types`: product ids by name, sorted by name. */
export const listAllProductTypes = defineTool({
  name: 'list_all_product_types',
  kind: 'read',
  description: 'Lists every kind of product in the shop by name, with its product id. Each comes in several variants.',
  parameters: {},
  run(view) {
    const ids = new Map([...view.all('products')].map(([, product]) => [text(at(product, 'name')), product]));
    const sorted = [...ids].sort(([a], [b]) => comparePythonStrings(a, b));
    const result: MutableDictionary = {};
    for (const [name, product] of sorted) {
      setField(result, name, copy(at(product, 'product_id')));
    }
    return jsonText(result);
  },
});
