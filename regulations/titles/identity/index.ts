/** Identity papers, the key of a person, and what is shown of a number. */
export * from './papers.ts'
export * from './person-key.ts'
