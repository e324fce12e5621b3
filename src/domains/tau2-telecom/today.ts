/** The day on which every episode plays (tau2/domains/telecom/utils.py), and the days of bills around it. */
export const today = '2025-02-25';
/** The last day of the billing cycle that runs. */
export const cycleEnd = '2025-02-28';
/** The month that the next bill is for: begin, end, and when it has to be paid. */
export const nextMonth = { start: '2025-03-01', end: '2025-03-31', due: '2025-03-15' } as const;
/** The month that an overdue bill is for. */
export const lastMonth = { start: '2025-01-01', end: '2025-01-31', due: '2025-01-15' } as const;
