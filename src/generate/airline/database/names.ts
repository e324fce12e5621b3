/** Given names of our travellers. */
export const givenNames: readonly string[] = (
  'Adaeze Agnes Alasdair Aleida Amadou Anneli Anselm Aoife Arturo Astrid Atticus Aurelia Bahar Bastien Beatriz Bertram ' +
  'Birgit Bogdan Branwen Callum Carmela Casimir Celeste Cormac Cosima Dalia Damaris Dariusz Delphine Desmond Dorothea ' +
  'Edda Eero Efua Eleni Elias Elspeth Emeric Enzo Esther Eudora Fabian Farida Felix Fenella Fergus Flora Frida Gareth ' +
  'Genevieve Gideon Giulia Greta Guillermo Hamza Hanneke Hedda Henrik Hollis Ignacio Ilse Imogen Ines Ingrid Isidora ' +
  'Ivor Jarek Jocasta Jorunn Josefa Kaito Kamala Keziah Klara Kwame Lavinia Leander Leonor Lorcan Ludmila Magnus Mairead ' +
  'Malik Marisol Matilda Mirela Nadia Naveen Nerys Niamh Odette Oisin Olga Orla Oskar Paloma Petra Priya Quentin Ramona ' +
  'Rasmus Renata Rhys Rosalind Rufus Sabine Samira Saskia Selma Siobhan Soren Tabitha Tadeo Tamsin Teodor Thandiwe Tilda ' +
  'Ulrich Ursula Valentin Vera Vikram Wanda Wilhelm Winifred Xenia Yannick Ysolde Zahra Zelda Zoltan'
).split(' ');

/** Family names of our travellers. */
export const familyNames: readonly string[] = (
  'Abernathy Achterberg Adeyemi Almqvist Ambrose Arbuckle Ashdown Baptiste Barrowclough Beaumont Bergstrom Birkett ' +
  'Blackwood Bonheur Brennan Brightwell Cadwallader Calloway Carvalho Castellano Chandrasekar Coldwell Corrigan Crowther ' +
  'Dabrowski Dalgaard Delacroix Dewhurst Donnelly Drummond Eastwick Eklund Ellingham Engelhardt Esposito Fairweather ' +
  'Falkner Ferreira Fitzroy Fontaine Galbraith Gallagher Geraghty Gladstone Grunwald Hallgrim Hargreaves Hawksworth ' +
  'Heathcote Hollander Igwe Ingleby Iyer Jankowski Jellicoe Kaminski Kearney Kettering Kirchner Kowalczyk Lachlan ' +
  'Langford Larkspur Leclerc Lindqvist Lockhart Macready Maddox Marchetti Merriweather Moravec Mukherjee Nakagawa ' +
  'Nightingale Norwood Obuya Okonkwo Oldcastle Oyelaran Paget Papadakis Pemberton Penhaligon Petrov Quarles Quimby ' +
  'Radcliffe Rautio Redgrave Rosenthal Ruddock Sandoval Sauveterre Schreiber Seabright Skovgaard Stanhope Strand Sundqvist ' +
  'Tamburini Thackeray Thornbury Tremblay Underhill Valderrama Vandermeer Verhoeven Villanueva Wainwright Westergaard ' +
  'Whitlock Wojcik Woolridge Yardley Yellowlees Zabriskie Zielinski'
).split(' ');

/** Streets that travellers live in. */
export const streets: readonly string[] = (
  'Alder Basalt Bayberry Beacon Candlewick Chestnut Clover Copper Cypress Dovecote Ferry Foxglove Granary Harbor Hawthorn ' +
  'Juniper Kestrel Lantern Larch Lighthouse Meadow Mill Orchard Osprey Quarry Rosemary Saddler Tannery Thistle Wharf'
).split(' ');

/** Where travellers live: city, state and the first three digits of the zip code. */
export const homes: readonly (readonly [city: string, state: string, zip: string])[] = [
  ['Albuquerque', 'NM', '871'],
  ['Boise', 'ID', '837'],
  ['Burlington', 'VT', '054'],
  ['Charleston', 'SC', '294'],
  ['Chattanooga', 'TN', '374'],
  ['Duluth', 'MN', '558'],
  ['Eugene', 'OR', '974'],
  ['Fort Collins', 'CO', '805'],
  ['Grand Rapids', 'MI', '495'],
  ['Green Bay', 'WI', '543'],
  ['Lexington', 'KY', '405'],
  ['Lincoln', 'NE', '685'],
  ['Madison', 'WI', '537'],
  ['Mobile', 'AL', '366'],
  ['Portland', 'ME', '041'],
  ['Providence', 'RI', '029'],
  ['Reno', 'NV', '895'],
  ['Richmond', 'VA', '232'],
  ['Rochester', 'NY', '146'],
  ['Savannah', 'GA', '314'],
  ['Spokane', 'WA', '992'],
  ['Toledo', 'OH', '436'],
  ['Tucson', 'AZ', '857'],
  ['Wichita', 'KS', '672'],
];
