import { fold } from '../../../text/fold.ts';

const numberWords: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
};

const wordPattern = new RegExp(`\\b(${Object.keys(numberWords).join('|')})\\b`, 'g');

/** Units in the many ways in which people write them, and the one way in which they are compared. */
const units: readonly (readonly [written: RegExp, unit: string])[] = [
  [/(\d)[\s-]*(?:kilograms?|kilos?|kgs?)\b/g, '$1 kg'],
  [/(\d)[\s-]*(?:grams?|gr|g)\b/g, '$1 g'],
  [/(\d)[\s-]*(?:millilit(?:er|re)s?|ml)\b/g, '$1 ml'],
  [/(\d)[\s-]*(?:lit(?:er|re)s?|l)\b/g, '$1 l'],
  [/(\d)[\s-]*(?:gigabytes?|gigs?|gb)\b/g, '$1 gb'],
  [/(\d)[\s-]*(?:terabytes?|tb)\b/g, '$1 tb'],
  [/(\d)[\s-]*(?:inch(?:es)?|in\b|")/g, '$1 inch'],
  [/(\d)[\s-]*(?:centimet(?:er|re)s?|cm)\b/g, '$1 cm'],
  [/(\d)[\s-]*(?:millimet(?:er|re)s?|mm)\b/g, '$1 mm'],
  [/(\d)[\s-]*(?:met(?:er|re)s?|m)\b/g, '$1 m'],
  [/(\d)[\s-]*(?:feet|foot|ft)\b/g, '$1 ft'],
  [/(\d)[\s-]*(?:watts?|w)\b/g, '$1 w'],
  [/(\d)[\s-]*(?:mah)\b/g, '$1 mah'],
  [/(\d)[\s-]*(?:pieces?|pcs|pc)\b/g, '$1 piece'],
  [/(\d)[\s-]*(?:bucks|dollars?|usd)\b/g, '$$$1'],
];

/**
 * A text in the form in which values are looked for: folded, thousands separators taken out, number words as digits, units in one
 * spelling. The rules look at the same sentences many times over, so the last ones are kept.
 */
export function plainWords(text: string): string {
  const known = lastTexts.get(text);
  if (known !== undefined) {
    return known;
  }
  if (lastTexts.size >= mostTexts) {
    lastTexts.clear();
  }
  const plain = inPlainWords(text);
  lastTexts.set(text, plain);
  return plain;
}

const lastTexts = new Map<string, string>();
const mostTexts = 2000;

function inPlainWords(text: string): string {
  const numbers = fold(text)
    .replace(/[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}(?=[\s.,;:!?)]|$)/g, (mark) => (mark === '_' ? '_' : ''))
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/\bhalf a (kilo|kg)\w*/g, '500 g')
    .replace(/\bhalf (?:a )?(lit(?:er|re))\b/g, '500 ml')
    .replace(wordPattern, (word) => numberWords[word] ?? word)
    .replace(/\b([2-9]0)[- ]([1-9])\b/g, (_, tens: string, ones: string) => String(Number(tens) + Number(ones)));
  return units.reduce((plain, [written, unit]) => plain.replace(written, unit), numbers);
}
