import { airlineTools } from '../airline/airline-tools.ts';
import { airline } from '../airline/index.ts';
import type { Domain } from '../engine/domain.ts';
import { tau2Harness } from '../engine/harness.ts';
import { createDumpedHash } from '../tau2/dumped-hash.ts';
import { modelled } from '../tau2/model.ts';
import { tau2Dialect } from './dialect.ts';
import { getFlightStatus } from './get-flight-status.ts';
import { flight, reservation, user } from './models.ts';

/** tau2's airline: tau-bench's world with other errors, and records that are pydantic models. */
export const tau2Airline: Domain = {
  ...airline,
  name: 'tau2-airline',
  calledInFiles: 'airline',
  tools: airlineTools(tau2Dialect, getFlightStatus),
  signs: { ...airline.signs, otherTools: [] },
  records: {
    flights: (record) => modelled(flight, record),
    reservations: (record) => modelled(reservation, record),
    users: (record) => modelled(user, record),
  },
  harness: tau2Harness({ assistant: 'AirlineTools' }),
  hash: createDumpedHash(airline.tables),
};
