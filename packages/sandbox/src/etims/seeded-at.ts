/** When what is there from the start was entered. */
export const SEEDED_AT = new Date('2020-02-25T21:00:00Z')
