/** 2023-01-09 → 2023年1月9日; an unknown day stays open to be written by hand. */
export function writtenDate(day: string | null): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')
  return match === null ? '　　年　月　日' : `${match[1]}年${Number(match[2])}月${Number(match[3])}日`
}
