import type { Tool } from '../engine/tool.ts';
import { calculateTool } from '../engine/tools/calculate-tool.ts';
import { transferTool } from '../engine/tools/transfer-tool.ts';
import type { AirlineDialect } from './dialect.ts';
import { bookReservation } from './tools/book-reservation.ts';
import { cancelReservation } from './tools/cancel-reservation.ts';
import { getReservationDetails } from './tools/get-reservation-details.ts';
import { getUserDetails } from './tools/get-user-details.ts';
import { listAllAirports } from './tools/list-all-airports.ts';
import { searchDirectFlight } from './tools/search-direct-flight.ts';
import { searchOnestopFlight } from './tools/search-onestop-flight.ts';
import { sendCertificate } from './tools/send-certificate.ts';
import { updateReservationBaggages } from './tools/update-reservation-baggages.ts';
import { updateReservationFlights } from './tools/update-reservation-flights.ts';
import { updateReservationPassengers } from './tools/update-reservation-passengers.ts';

/** The tools that all benchmarks with this world have, in the order of their names, with those that only one has. */
export function airlineTools(dialect: AirlineDialect, ...own: readonly Tool[]): Tool[] {
  const shared = [
    bookReservation,
    cancelReservation,
    getReservationDetails,
    getUserDetails,
    listAllAirports,
    searchDirectFlight,
    searchOnestopFlight,
    sendCertificate,
    updateReservationBaggages,
    updateReservationFlights,
    updateReservationPassengers,
  ];
  const common = [
    calculateTool({ example: '(12.5 + 3) * 2', characters: dialect.errors.characters }),
    transferTool({ ends: dialect.transferEnds }),
  ];
  return [...shared.map((tool) => tool(dialect)), ...common, ...own].sort((a, b) => (a.name < b.name ? -1 : 1));
}
