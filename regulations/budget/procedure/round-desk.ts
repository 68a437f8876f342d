/** What 布置 and the budgets it opens share: the procedure's id, and how unit and year are written. */
import { z } from 'zod'

export const roundId = 'budget/round'

const yearText = '年度应在2015年至2100年之间'
export const yearField = z.int().min(2015, yearText).max(2100, yearText)
export const unitCodeField = z.string().trim().min(1, '请填写单位代码').max(20)
