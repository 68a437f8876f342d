/** Names in a sentence, so that eighty of them stay readable. */
const SHOWN_MAX = 6

/** All of them up to six, else the first six and how many there are. */
export const few = (names: readonly string[]): string =>
  names.length <= SHOWN_MAX ? names.join('、') : `${names.slice(0, SHOWN_MAX).join('、')}等${names.length}项`
