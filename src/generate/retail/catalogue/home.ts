import type { ProductDesign } from './product-design.ts';

/** What stands in living room, bedroom and hall. */
export const home: readonly ProductDesign[] = [
  {
    name: 'Floor Lamp',
    price: 94,
    options: { height: ['140 cm', '160 cm', '180 cm'], finish: ['matte black', 'brass'], light: ['warm', 'daylight'] },
  },
  {
    name: 'Area Rug',
    price: 165,
    options: {
      length: ['150 cm', '200 cm', '250 cm'],
      pattern: ['plain', 'striped', 'diamond'],
      material: ['cotton', 'jute', 'wool'],
    },
  },
  {
    name: 'Throw Pillow',
    price: 24,
    options: { color: ['mustard', 'moss', 'blush', 'navy'], fill: ['foam', 'feathers'] },
  },
  {
    name: 'Linen Curtain Set',
    price: 78,
    options: { length: ['180 cm', '220 cm', '260 cm'], color: ['sand', 'slate', 'olive'] },
  },
  { name: 'Bath Towel Set', price: 49, options: { pieces: ['2', '4', '6'], color: ['white', 'teal', 'plum'] } },
  {
    name: 'Laundry Hamper',
    price: 41,
    options: {
      capacity: ['40 liters', '60 liters', '80 liters'],
      material: ['canvas', 'rattan'],
      color: ['natural', 'gray'],
    },
  },
  {
    name: 'Bedside Table',
    price: 88,
    options: { height: ['45 cm', '55 cm'], material: ['pine', 'oak', 'walnut'], finish: ['raw', 'waxed'] },
  },
  {
    name: 'Coat Rack',
    price: 67,
    options: { height: ['150 cm', '170 cm'], material: ['steel', 'beech'], color: ['black', 'white'] },
  },
  { name: 'Picture Frame', price: 22, options: { size: ['A4', 'A3', 'A2'], finish: ['natural', 'black', 'gilded'] } },
  {
    name: 'Weighted Blanket',
    price: 96,
    options: { weight: ['5 kg', '7 kg', '9 kg'], color: ['dove gray', 'forest green', 'rosewood'] },
  },
];
