/** Names of indicators as they are compared: what they count, without the words that any of them may carry. */

/**
 * The comparable core of a name: signs, the word for any body (组织) and the words of counting at its end dropped, so that
 * 站点个数 and 站点 are one.
 */
export function indicatorKey(name: string): string {
  return name
    .replace(/[\s“”"、，]/g, '')
    .replace(/(?:人数|个数|数量|指标|情况)$/, '')
    .replaceAll('组织', '')
}

/** Pairs of neighbouring characters, as the words of a text without a dictionary; none of a single character. */
export function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_one, at) => text.slice(at, at + 2))
}

const priceWords = /成本|标准|费用|经费|单价|补助|补贴|价格|支出|对象|人均/g

const withoutPrice = (name: string): string => indicatorKey(name).replaceAll(priceWords, ' ')

/** Whether two names share two neighbouring characters beside words of price and count. */
export function sharesWord(a: string, b: string): boolean {
  const [one, other] = [withoutPrice(a), withoutPrice(b)]
  return pairsOf(one).some((pair) => !pair.includes(' ') && other.includes(pair))
}

/** What an indicator counts, without the measure at its end: 清淤 of 清淤长度. */
export function countedThing(name: string): string {
  const key = indicatorKey(name)
  return key.replace(/(?<=.{2})(?:长度|面积|里程|重量|天数|次数|场次|期数|规模|总量|总数|任务|数)$/, '')
}

/** How much of the thing an indicator counts occurs in a text, from 0 to 1: the share of its pairs of characters. */
export function shareIn(name: string, text: string): number {
  const pairs = pairsOf(countedThing(name))
  return pairs.length === 0 ? 0 : pairs.filter((pair) => text.includes(pair)).length / pairs.length
}
