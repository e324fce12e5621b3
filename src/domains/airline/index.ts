import type { Domain } from '../engine/domain.ts';
import { looksBefore } from './looks-before.ts';
import { now } from './now.ts';
import { phrases } from './phrases.ts';
import { policyChecks } from './policy-checks.ts';
import { bookReservation } from './tools/book-reservation.ts';
import { calculate } from './tools/calculate.ts';
import { cancelReservation } from './tools/cancel-reservation.ts';
import { getReservationDetails } from './tools/get-reservation-details.ts';
import { getUserDetails } from './tools/get-user-details.ts';
import { listAllAirports } from './tools/list-all-airports.ts';
import { searchDirectFlight } from './tools/search-direct-flight.ts';
import { searchOnestopFlight } from './tools/search-onestop-flight.ts';
import { sendCertificate } from './tools/send-certificate.ts';
import { think } from './tools/think.ts';
import { transferToHumanAgents } from './tools/transfer-to-human-agents.ts';
import { updateReservationBaggages } from './tools/update-reservation-baggages.ts';
import { updateReservationFlights } from './tools/update-reservation-flights.ts';
import { updateReservationPassengers } from './tools/update-reservation-passengers.ts';
import { words } from './words.ts';

/** tau-bench's airline: flights, reservations and travellers. */
export const airline: Domain = {
  name: 'airline',
  tables: ['flights', 'reservations', 'users'],
  userTable: 'users',
  tools: [
    bookReservation,
    calculate,
    cancelReservation,
    getReservationDetails,
    getUserDetails,
    listAllAirports,
    searchDirectFlight,
    searchOnestopFlight,
    sendCertificate,
    think,
    transferToHumanAgents,
    updateReservationBaggages,
    updateReservationFlights,
    updateReservationPassengers,
  ],
  now,
  signs: { otherTools: ['get_flight_status'], ids: /\b(certificate_\d{7}|HAT\d{3})\b/ },
  identity: { lookUps: ['get_user_details', 'get_reservation_details'], otherNumbers: ['reservation'] },
  objectKeys: ['reservation_id', 'user_id'],
  words,
  phrases,
  looksBefore,
  policyChecks,
};
