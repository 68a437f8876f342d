/**
 * Names of twelve or more characters that are not anybody's words: accounts of the national classification of revenue and
 * expenditure, headings of the forms it prescribes, and standing names of programmes. Our skeletons have to use them.
 */
export const officialTerms: readonly string[] = [
  '机关事业单位基本养老保险缴费支出',
  '机关事业单位基本养老保险缴费',
  '机关事业单位职业年金缴费支出',
  '一般公共预算财政拨款支出预算表',
  '一般公共预算财政拨款基本支出预算表',
  '本年政府性基金预算财政拨款支出',
]
