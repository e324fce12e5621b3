/** Independence Day, the one day off that all providers share. */
export const holiday = '2024-07-04';
