/** The moment at which every episode of the clinic plays; the policy says the same. A Monday. */
export const now = { date: '2024-06-10', time: '09:00' } as const;
