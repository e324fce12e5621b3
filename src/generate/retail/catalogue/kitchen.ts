import type { ProductDesign } from './product-design.ts';

/** What stands in the kitchen. */
export const kitchen: readonly ProductDesign[] = [
  {
    name: 'Casserole Pot',
    price: 112,
    options: {
      diameter: ['22 cm', '26 cm', '30 cm'],
      color: ['oatmeal', 'brick red', 'midnight'],
      material: ['enamelled steel', 'cast iron'],
    },
  },
  { name: 'Bread Knife', price: 46, options: { length: ['20 cm', '25 cm'], handle: ['beech', 'walnut', 'resin'] } },
  {
    name: 'Stoneware Mug Set',
    price: 38,
    options: { pieces: ['4', '6', '8'], color: ['sage', 'terracotta', 'cream'] },
  },
  {
    name: 'Salad Spinner',
    price: 29,
    options: {
      capacity: ['3 liters', '5 liters'],
      color: ['white', 'pistachio', 'charcoal'],
      material: ['plastic', 'steel'],
    },
  },
  {
    name: 'Cutting Board',
    price: 34,
    options: { length: ['30 cm', '40 cm', '50 cm'], material: ['bamboo', 'maple', 'walnut'] },
  },
  {
    name: 'Pepper Mill',
    price: 27,
    options: { height: ['14 cm', '20 cm', '30 cm'], material: ['acrylic', 'beech', 'brass'] },
  },
  {
    name: 'Bread Maker',
    price: 139,
    options: {
      capacity: ['500 g', '750 g', '1 kg'],
      finish: ['white', 'brushed steel'],
      power: ['a wall plug', 'a low-energy motor'],
    },
  },
  {
    name: 'Kitchen Scale',
    price: 31,
    options: { capacity: ['5 kg', '10 kg'], color: ['white', 'graphite', 'mint'], power: ['batteries', 'a USB cable'] },
  },
  {
    name: 'Moka Pot',
    price: 36,
    options: { capacity: ['3 cups', '6 cups', '9 cups'], material: ['aluminum', 'steel'], color: ['silver', 'copper'] },
  },
  {
    name: 'Mixing Bowl Set',
    price: 42,
    options: { pieces: ['3', '5'], material: ['glass', 'steel', 'ceramic'], color: ['white', 'sky blue'] },
  },
];
