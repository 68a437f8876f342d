/** Days as a notice prints them. */

/** `2025年4月30日`, from `2025-04-30`. */
export const longDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
