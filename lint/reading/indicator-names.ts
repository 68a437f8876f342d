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

const unwanted =
  /流失|投诉|事故|差错|故障|违规|违约|违法|逾期|返贫|辍学|失业|漏报|误报|误差|损耗|空置|退学|死亡|发病|发案|犯罪|超标|破损|返工|拖欠/
const remedied = /下降|降低|减少|处理|办结|整改|控制|化解|查处|结案|响应|处置|回复|解决|纠正|追回|修复/

/** Whether a name tells of what nobody wants more of; the rate of what is done against it is wanted. */
export function isUnwanted(name: string): boolean {
  return unwanted.test(name) && !remedied.test(name)
}

/** Whether a name tells of a share that never passes the whole, whatever happens; 完成率 and the like may. */
export function isShare(name: string): boolean {
  return /满意|覆盖|合格|及格|优良|优秀|达标|入学|入园|升学|就业|参保|占比|比重|准确|正确|知晓/.test(name)
}

/** Whether a name tells of a change, which may be larger than what it is a change of. */
export function isChange(name: string): boolean {
  return /增|升|提高|提质|下降|降低|减少|缩短|同比|环比|超额/.test(name) && !isShare(name)
}
