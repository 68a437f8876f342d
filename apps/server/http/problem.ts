/** Answers that are not 2xx: RFC 9457 problems in Chinese, first what to do, then what is wrong. */
import type { Problem } from '../contract/index.ts'

/** A refusal as a value: handlers return it, `route` sends it. */
export class ProblemAnswer {
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>
  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    this.problem = problem
    this.headers = headers
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: '请求格式有误',
  401: '请先登录',
  403: '当前岗位不能办理',
  404: '没有找到',
  405: '不支持这种请求方式',
  408: '请求超时',
  409: '现在不能办理',
  413: '内容过大',
  415: '不支持这种内容格式',
  422: '填写的内容需要更正',
  428: '缺少版本号',
  429: '请求过于频繁',
  500: '服务出错',
  503: '服务暂时不可用',
}

/** Builds a problem; its title follows from the status. */
export function problem(
  status: number,
  detail: string,
  more: Partial<Omit<Problem, 'status' | 'detail'>> = {},
  headers: Readonly<Record<string, string>> = {},
): ProblemAnswer {
  const title = TITLES[status] ?? '请求没有被接受'
  return new ProblemAnswer({ type: 'about:blank', title, status, detail, ...more }, headers)
}

export const notFound = (what = '这个件'): ProblemAnswer =>
  problem(404, `没有找到${what}，或您无权查看。请核对地址，或从工作台重新打开。`)
