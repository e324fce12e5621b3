import type { Faker } from '@faker-js/faker';
import type { Address } from './records.ts';

/** An address in the USA with a second line; street and number are made up. */
export function makeAddress(faker: Faker): Address {
  const [city, state, zip] = faker.helpers.arrayElement(CITIES);
  const street = `${faker.helpers.arrayElement(STREETS)} ${faker.helpers.arrayElement(WAYS)}`;
  return {
    address1: `${faker.number.int({ min: 11, max: 988 })} ${street}`,
    address2: `${faker.helpers.arrayElement(UNITS)} ${faker.number.int({ min: 2, max: 98 })}`,
    city,
    country: 'USA',
    state,
    zip: `${zip}${faker.string.numeric({ length: 2 })}`,
  };
}

const CITIES = [
  ['Albuquerque', 'NM', '871'],
  ['Anchorage', 'AK', '995'],
  ['Baltimore', 'MD', '212'],
  ['Boise', 'ID', '837'],
  ['Buffalo', 'NY', '142'],
  ['Burlington', 'VT', '054'],
  ['Charleston', 'SC', '294'],
  ['Cincinnati', 'OH', '452'],
  ['Des Moines', 'IA', '503'],
  ['Duluth', 'MN', '558'],
  ['Eugene', 'OR', '974'],
  ['Fargo', 'ND', '581'],
  ['Flagstaff', 'AZ', '860'],
  ['Grand Rapids', 'MI', '495'],
  ['Honolulu', 'HI', '968'],
  ['Kansas City', 'MO', '641'],
  ['Knoxville', 'TN', '379'],
  ['Lincoln', 'NE', '685'],
  ['Madison', 'WI', '537'],
  ['Missoula', 'MT', '598'],
  ['New Orleans', 'LA', '701'],
  ['Omaha', 'NE', '681'],
  ['Pittsburgh', 'PA', '152'],
  ['Portland', 'ME', '041'],
  ['Providence', 'RI', '029'],
  ['Reno', 'NV', '895'],
  ['Richmond', 'VA', '232'],
  ['Sacramento', 'CA', '958'],
  ['Savannah', 'GA', '314'],
  ['Spokane', 'WA', '992'],
  ['Syracuse', 'NY', '132'],
  ['Tucson', 'AZ', '857'],
  ['Tulsa', 'OK', '741'],
  ['Wichita', 'KS', '672'],
] as const;

const STREETS = [
  'Alder',
  'Barley',
  'Beacon',
  'Birchwood',
  'Bramble',
  'Chandler',
  'Clover',
  'Copperfield',
  'Cranberry',
  'Dovecote',
  'Fennel',
  'Foxglove',
  'Granary',
  'Harbor',
  'Hawthorn',
  'Heron',
  'Juniper',
  'Kestrel',
  'Lantern',
  'Larkspur',
  'Linden',
  'Mallow',
  'Meadowlark',
  'Millstone',
  'Orchard',
  'Pepperwood',
  'Quarry',
  'Sorrel',
  'Tamarack',
  'Thistle',
  'Wheelwright',
  'Willow Bend',
];
const WAYS = ['Avenue', 'Court', 'Crescent', 'Lane', 'Place', 'Road', 'Row', 'Street', 'Terrace', 'Way'];
const UNITS = ['Apartment', 'Flat', 'Floor', 'Suite', 'Unit'];
