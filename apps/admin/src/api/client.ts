import type { Problem } from './types.ts'

/** A refusal of the server, or the lack of an answer, with the Chinese sentence to show. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

export type Request = {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON, except a `FormData`, which is sent as it is. */
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Asks the server; rejects with `ProblemError` for every answer that is not 2xx and when there is no answer. */
export async function ask<T>(address: string, request: Request = {}): Promise<T> {
  const response = await send(address, request)
  const text = await response.text()
  const body = parse(text)
  if (!response.ok) throw new ProblemError(toProblem(response.status, body))
  return body as T
}

/** Asks for a file and hands it to the browser as a download, under the name that the server gives it. */
export async function askFile(address: string, request: Request = {}): Promise<void> {
  const response = await send(address, request)
  if (!response.ok) throw new ProblemError(toProblem(response.status, parse(await response.text())))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = fileName(response.headers.get('content-disposition') ?? '')
  link.click()
  URL.revokeObjectURL(link.href)
}

/** The name under which a file is stored. */
export async function askFileName(address: string): Promise<string> {
  const response = await send(address, { method: 'HEAD' })
  if (!response.ok) throw new ProblemError(toProblem(response.status, undefined))
  return fileName(response.headers.get('content-disposition') ?? '')
}

function fileName(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  return encoded === undefined ? '下载' : decodeURIComponent(encoded)
}

async function send(
  address: string,
  { method = 'GET', body, headers = {}, signal }: Request,
): Promise<Response> {
  const isForm = body instanceof FormData
  try {
    return await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError({
      type: 'about:blank',
      title: '连不上服务',
      status: 0,
      detail: '请检查网络后重试；已填写的内容仍在本页。',
    })
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: a proxy's page or a cut answer. The status decides what is said about it.
    return undefined
  }
}

function toProblem(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'detail' in body && 'title' in body) {
    return { type: 'about:blank', status, ...(body as Omit<Problem, 'type' | 'status'>) }
  }
  return {
    type: 'about:blank',
    title: status >= 500 ? '服务暂时不能办理' : '请求没有被接受',
    status,
    detail: status >= 500 ? '请稍后重试；仍不行时请联系系统管理员。' : `服务回答了 ${status}，没有说明原因。`,
  }
}

/** A part of the program that did not arrive: the network broke, or the program was renewed since the page was opened. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script failed/i.test(error.message)
}

/** What to show of any error: a problem as it is, our own fault as such. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  if (isMissingPart(error))
    return {
      type: 'about:blank',
      title: '这一页没有读全',
      status: 0,
      detail: '请检查网络后按“重试”重新打开本页；程序刚更新过时也会这样。没有提交的改动已存为草稿。',
    }
  const detail = error instanceof Error ? error.message : String(error)
  return { type: 'about:blank', title: '页面出错', status: 0, detail }
}

/** A key of 128 random bits; `crypto.randomUUID` is missing on plain-HTTP office networks. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/** `?a=1&b=2` of what is set, or an empty string. */
export function queryText(query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
