/** A file that cannot be read, in a sentence for its user: what is wrong, what to do. Thrown inside a reader, never out of it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** Refuses a file that has more of something than is read. */
export function refuseAbove(count: number, max: number, of: string, advice: string): void {
  if (count > max) throw new Refusal(`有${count}${of}，最多读${max}${of}。${advice}`)
}
