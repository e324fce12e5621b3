import type { ProductDesign } from './product-design.ts';

/** What is for play, hobby and the way to work. */
export const leisure: readonly ProductDesign[] = [
  {
    name: 'Ukulele',
    price: 85,
    options: { size: ['soprano', 'concert', 'tenor'], material: ['basswood', 'mahogany', 'koa'] },
  },
  { name: 'Watercolor Set', price: 33, options: { pieces: ['12', '24', '36'], size: ['small', 'large'] } },
  {
    name: 'Board Game',
    price: 39,
    options: { edition: ['pocket', 'standard', 'collector'], pattern: ['forest', 'harbor', 'desert'] },
  },
  {
    name: 'Kids Scooter',
    price: 69,
    options: {
      wheels: ['two wheels', 'three wheels'],
      color: ['lime', 'purple', 'sky blue'],
      height: ['60 cm', '75 cm'],
    },
  },
  { name: 'Rain Poncho', price: 44, options: { size: ['S', 'M', 'L', 'XL'], color: ['yellow', 'navy', 'berry'] } },
  {
    name: 'Travel Mug',
    price: 23,
    options: {
      capacity: ['250 ml', '350 ml', '500 ml'],
      closure: ['screw', 'flip'],
      color: ['pearl', 'charcoal', 'coral'],
    },
  },
  {
    name: 'Messenger Bag',
    price: 92,
    options: { size: ['small', 'medium', 'large'], material: ['canvas', 'leather'], color: ['tan', 'black'] },
  },
  {
    name: 'Umbrella',
    price: 35,
    options: { length: ['30 cm', '70 cm', '90 cm'], color: ['navy', 'red', 'clear'], handle: ['straight', 'curved'] },
  },
  {
    name: 'Knitting Kit',
    price: 32,
    options: {
      edition: ['beginner', 'advanced'],
      color: ['heather', 'mustard', 'teal'],
      material: ['cotton', 'alpaca'],
    },
  },
  {
    name: 'Record Player',
    price: 174,
    options: {
      finish: ['walnut', 'white', 'black'],
      power: ['a wall plug', 'a battery'],
      closure: ['magnetic', 'hinged'],
    },
  },
];
