/** Pharmacies of the towns around the clinic. */
export const pharmacies: readonly string[] = [
  'Alder Street Pharmacy',
  'Canal Corner Pharmacy',
  'Heron Bay Drugs',
  'Lantern Lane Pharmacy',
  'Millbrook Apothecary',
  'Quarry Road Drugs',
];
