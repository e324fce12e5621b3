import type { ProductDesign } from './product-design.ts';

/** What goes on a walk or a trip. */
export const outdoors: readonly ProductDesign[] = [
  {
    name: 'Two-Person Tent',
    price: 219,
    options: { season: ['summer', 'three seasons', 'winter'], color: ['orange', 'fern green', 'stone'] },
  },
  {
    name: 'Sleeping Bag',
    price: 118,
    options: {
      season: ['summer', 'three seasons', 'winter'],
      fill: ['microfiber', 'down'],
      length: ['190 cm', '210 cm'],
    },
  },
  {
    name: 'Trekking Pole Set',
    price: 64,
    options: { length: ['110 cm', '125 cm', '140 cm'], material: ['aluminum', 'carbon fiber'] },
  },
  {
    name: 'Camping Lantern',
    price: 37,
    options: {
      power: ['batteries', 'a hand crank', 'a solar panel'],
      light: ['warm', 'daylight'],
      color: ['red', 'black'],
    },
  },
  {
    name: 'Picnic Basket',
    price: 58,
    options: { capacity: ['2 people', '4 people', '6 people'], lining: ['plain', 'checked', 'padded'] },
  },
  {
    name: 'Dry Bag',
    price: 26,
    options: { capacity: ['10 liters', '20 liters', '35 liters'], color: ['yellow', 'gray', 'ocean blue'] },
  },
  {
    name: 'Folding Chair',
    price: 52,
    options: { height: ['40 cm', '50 cm'], color: ['khaki', 'burgundy', 'navy'], material: ['polyester', 'canvas'] },
  },
  {
    name: 'Cooler Box',
    price: 83,
    options: {
      capacity: ['15 liters', '25 liters', '40 liters'],
      color: ['white', 'sage', 'rust'],
      wheels: ['no wheels', 'two wheels'],
    },
  },
  {
    name: 'Spotting Scope',
    price: 184,
    options: {
      magnification: ['20 times', '40 times', '60 times'],
      color: ['black', 'olive'],
      shape: ['straight', 'bent'],
    },
  },
  {
    name: 'Bird Feeder',
    price: 28,
    options: { capacity: ['500 g', '1 kg', '2 kg'], material: ['plastic', 'cedar', 'steel'] },
  },
];
