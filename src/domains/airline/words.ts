import type { DomainWords } from '../engine/domain.ts';
import { paymentKinds } from '../engine/wallet.ts';
import { airportCities } from './airport-cities.ts';

/** How travellers speak. */
export const words: DomainWords = {
  topics: [
    { part: /baggage/, words: /\b(bags?|baggage|luggage|suitcases?)\b/i },
    {
      part: /passenger/,
      words:
        /\b(passengers?|names?|travell?ers?|birth\w*|born|(take|have|get) my (seat|place)|fly instead of (me|you))\b/i,
    },
    { part: /^book/, words: /\b(book(s|ed|ing)?|fly(ing)?|(new|another) (flight|trip|ticket|reservation|booking))\b/i },
    {
      part: /certificate/,
      words:
        /\b(certificates?|compensat\w*|vouchers?|gesture|(what|something|anything) (do I|you|I|we) (get|receive|am owed) for|owed?|make (it|this|that) (up|right))\b/i,
    },
    {
      part: /flights/,
      words:
        /\b(flights?|cabin|business|economy|upgrad\w*|downgrad\w*|rebook\w*|nonstops?|(move|moved|moving|change|switch) (it|us|me|my|the|them|that|to)|(another|different|earlier|later) (day|date|time|one))\b/i,
    },
  ],
  tellingFields: ['origin', 'destination', 'flight_number'],
  spokenIds: [paymentKinds.creditCard, paymentKinds.giftCard, paymentKinds.certificate],
  aliases: (value) => {
    const city = Object.hasOwn(airportCities, value) ? airportCities[value] : undefined;
    return city === undefined ? [] : [new RegExp(`\\b${city.toLowerCase()}\\b`)];
  },
};
