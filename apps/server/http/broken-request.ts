/** Answers what is no HTTP request at all, where no route, hook or session is known yet. */
import type { Socket } from 'node:net'

const SAYINGS: Readonly<Record<string, readonly [status: string, title: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    '请求头过大',
    '请缩短地址，或清除本站的 Cookie 后重试：地址和请求头超过上限。',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    '请求超时',
    '请检查网络后重试：请求没有在规定时间内传完。',
  ],
}
const UNREADABLE = [
  '400 Bad Request',
  '请求格式有误',
  '请检查发出请求的程序：请求不符合 HTTP 格式。',
] as const

/** Says it in Chinese and ends the connection. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy()
  const [line, title, detail] = SAYINGS[error.code ?? ''] ?? UNREADABLE
  const body = JSON.stringify({ type: 'about:blank', title, status: Number(line.slice(0, 3)), detail })
  socket.end(
    `HTTP/1.1 ${line}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n${body}`,
  )
}
