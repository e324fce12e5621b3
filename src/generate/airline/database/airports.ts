/** The airports that the tool list_all_airports names, with degrees of latitude and longitude, rounded. */
export const airports: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  SFO: [37.6, -122.4],
  JFK: [40.6, -73.8],
  LAX: [33.9, -118.4],
  ORD: [42.0, -87.9],
  DFW: [32.9, -97.0],
  DEN: [39.9, -104.7],
  SEA: [47.4, -122.3],
  ATL: [33.6, -84.4],
  MIA: [25.8, -80.3],
  BOS: [42.4, -71.0],
  PHX: [33.4, -112.0],
  IAH: [30.0, -95.3],
  LAS: [36.1, -115.2],
  MCO: [28.4, -81.3],
  EWR: [40.7, -74.2],
  CLT: [35.2, -80.9],
  MSP: [44.9, -93.2],
  DTW: [42.2, -83.4],
  PHL: [39.9, -75.2],
  LGA: [40.8, -73.9],
};

/** Miles between two airports, on a plane map: near enough for times and fares. */
export function miles(from: string, to: string): number {
  const [fromLatitude, fromLongitude] = airports[from] ?? [0, 0];
  const [toLatitude, toLongitude] = airports[to] ?? [0, 0];
  const north = (fromLatitude - toLatitude) * 69;
  const east = (fromLongitude - toLongitude) * 69 * Math.cos((((fromLatitude + toLatitude) / 2) * Math.PI) / 180);
  return Math.round(Math.hypot(north, east));
}
