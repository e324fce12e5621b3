import type { ProductDesign } from './product-design.ts';

/** What serves in garden and workshop. */
export const garden: readonly ProductDesign[] = [
  {
    name: 'Hedge Trimmer',
    price: 127,
    options: { length: ['45 cm', '55 cm', '65 cm'], power: ['a cord', 'a battery', 'gasoline'] },
  },
  {
    name: 'Raised Planter',
    price: 72,
    options: { length: ['60 cm', '90 cm', '120 cm'], material: ['pine', 'cedar', 'steel'] },
  },
  {
    name: 'Cordless Drill',
    price: 109,
    options: {
      power: ['a 12-volt battery', 'an 18-volt battery', 'a 20-volt battery'],
      color: ['blue', 'yellow'],
      handle: ['plain', 'rubber'],
    },
  },
  {
    name: 'Tool Chest',
    price: 146,
    options: { height: ['50 cm', '80 cm', '110 cm'], color: ['red', 'black', 'steel gray'] },
  },
  {
    name: 'Wheelbarrow',
    price: 98,
    options: {
      capacity: ['60 liters', '85 liters', '110 liters'],
      wheels: ['one wheel', 'two wheels'],
      color: ['green', 'black'],
    },
  },
  {
    name: 'Tool Belt',
    price: 45,
    options: { size: ['small', 'medium', 'large'], material: ['nylon', 'leather'], color: ['tan', 'black'] },
  },
  {
    name: 'Step Ladder',
    price: 79,
    options: { height: ['90 cm', '130 cm', '170 cm'], material: ['aluminum', 'beech'] },
  },
  {
    name: 'Rain Barrel',
    price: 103,
    options: { capacity: ['100 liters', '200 liters', '300 liters'], color: ['terracotta', 'anthracite', 'sandstone'] },
  },
  {
    name: 'Watering Can',
    price: 25,
    options: { capacity: ['2 liters', '5 liters', '9 liters'], material: ['plastic', 'zinc', 'copper'] },
  },
  { name: 'Socket Wrench Set', price: 61, options: { pieces: ['24', '46', '94'], finish: ['chrome', 'black'] } },
];
