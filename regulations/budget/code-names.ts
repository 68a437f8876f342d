/**
 * Names of codes that units of this kind use (t2.codes): code fixes the name. The full register is kept by the office; a
 * code that is not here is not judged by its name.
 */

/** `from` and `until` are budget years, both included. */
export type CodeEntry = {
  readonly code: string
  readonly name: string
  readonly from: number
  readonly until?: number
}

const entry = (code: string, name: string, from = 2019, until?: number): CodeEntry => ({
  code,
  name,
  from,
  ...(until === undefined ? {} : { until }),
})

/** Classes (类) of the function classification. */
export const functionClasses: readonly CodeEntry[] = [
  entry('201', '一般公共服务支出'),
  entry('203', '国防支出'),
  entry('204', '公共安全支出'),
  entry('205', '教育支出'),
  entry('206', '科学技术支出'),
  entry('207', '文化旅游体育与传媒支出'),
  entry('208', '社会保障和就业支出'),
  entry('210', '卫生健康支出'),
  entry('211', '节能环保支出'),
  entry('212', '城乡社区支出'),
  entry('213', '农林水支出'),
  entry('214', '交通运输支出'),
  entry('216', '商业服务业等支出'),
  entry('220', '自然资源海洋气象等支出'),
  entry('221', '住房保障支出'),
  entry('222', '粮油物资储备支出'),
  entry('224', '灾害防治及应急管理支出'),
  entry('229', '其他支出'),
]

/** 支出功能分类: 类, 款, 项. */
export const functionNames: readonly CodeEntry[] = [
  ...functionClasses,
  entry('20131', '党委办公厅（室）及相关机构事务'),
  entry('2013101', '行政运行'),
  entry('20132', '组织事务'),
  entry('2013201', '行政运行'),
  entry('2013202', '一般行政管理事务'),
  entry('2013250', '事业运行'),
  entry('2013299', '其他组织事务支出'),
  entry('20508', '进修及培训'),
  entry('2050803', '培训支出'),
  entry('20805', '行政事业单位养老支出', 2020),
  entry('20805', '行政事业单位离退休', 2010, 2019),
  entry('2080501', '行政单位离退休', 2020),
  entry('2080502', '事业单位离退休'),
  entry('2080505', '机关事业单位基本养老保险缴费支出'),
  entry('2080506', '机关事业单位职业年金缴费支出'),
  entry('21011', '行政事业单位医疗'),
  entry('2101101', '行政单位医疗'),
  entry('2101102', '事业单位医疗'),
  entry('2101103', '公务员医疗补助'),
  entry('2101199', '其他行政事业单位医疗支出'),
  entry('22102', '住房改革支出'),
  entry('2210201', '住房公积金'),
  entry('2210202', '提租补贴'),
  entry('2210203', '购房补贴'),
]

/** 部门预算支出经济分类: 类, 款. */
export const economicNames: readonly CodeEntry[] = [
  entry('301', '工资福利支出', 2018),
  entry('30101', '基本工资', 2018),
  entry('30102', '津贴补贴', 2018),
  entry('30103', '奖金', 2018),
  entry('30106', '伙食补助费', 2018),
  entry('30107', '绩效工资', 2018),
  entry('30108', '机关事业单位基本养老保险缴费', 2018),
  entry('30109', '职业年金缴费', 2018),
  entry('30110', '职工基本医疗保险缴费', 2018),
  entry('30111', '公务员医疗补助缴费', 2018),
  entry('30112', '其他社会保障缴费', 2018),
  entry('30113', '住房公积金', 2018),
  entry('30114', '医疗费', 2018),
  entry('30199', '其他工资福利支出', 2018),
  entry('302', '商品和服务支出', 2018),
  entry('30201', '办公费', 2018),
  entry('30205', '水费', 2018),
  entry('30206', '电费', 2018),
  entry('30207', '邮电费', 2018),
  entry('30211', '差旅费', 2018),
  entry('30212', '因公出国（境）费用', 2018),
  entry('30217', '公务接待费', 2018),
  entry('30226', '劳务费', 2018),
  entry('30228', '工会经费', 2018),
  entry('30229', '福利费', 2018),
  entry('30231', '公务用车运行维护费', 2018),
  entry('30239', '其他交通费用', 2018),
  entry('30299', '其他商品和服务支出', 2018),
  entry('303', '对个人和家庭的补助', 2018),
  entry('310', '资本性支出', 2018),
  entry('31013', '公务用车购置', 2018),
  entry('309', '资本性支出（基本建设）', 2018),
  entry('30913', '公务用车购置', 2018),
]

/** Later than every budget year: the newest name. */
const newest = 9999

/** The name of a code in a budget year (the newest without one); undefined where we do not know it. */
export function findCodeName(
  register: 'function' | 'economic',
  code: string,
  year = newest,
): string | undefined {
  const entries = register === 'function' ? functionNames : economicNames
  return entries.find((one) => one.code === code && one.from <= year && year <= (one.until ?? year))?.name
}

/** 款 of the function classification that belong to government funds (t5). */
const fundItems: readonly string[] = [
  '20610 20707 20709 20822 20823 21160 21161',
  '21208 21210 21211 21213 21214 21215 21216 21217 21218 21219',
  '21366 21367 21369 21370 21371 21460 21461 21462 21463 21464',
  '21468 21469 21470 21562 21704 22904 22908 22960 23004 23104',
  '23204 23304 23401 23402',
].flatMap((line) => line.split(' '))

/** Whether a function code is one of government funds; `unknown` where its 款 is in neither list. */
export function fundCodeKind(code: string): 'fund' | 'general' | 'unknown' {
  const [classCode, item] = [code.slice(0, 3), code.slice(0, 5)]
  if (!fundItems.some((one) => one.startsWith(classCode))) return 'general'
  if (code.length < 5 || fundItems.includes(item)) return 'fund'
  return functionNames.some((one) => one.code === item) ? 'general' : 'unknown'
}
