/** Files in and out of routes. */
import type { FastifyRequest } from 'fastify'
import { type ProblemAnswer, problem } from '../http/problem.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Header that offers a file under a Chinese name. */
export const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

/** The one file of a multipart request, whole; the size limit is the server's. */
export async function receiveFile(
  request: FastifyRequest,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | ProblemAnswer> {
  if (!request.isMultipart()) return problem(415, '请用 multipart/form-data 上传文件，字段名为 file。')
  const part = await request.file()
  if (part === undefined) return problem(422, '请选择要上传的文件（字段名 file）。', { why: 'input' })
  return { name: part.filename, bytes: await part.toBuffer() }
}

/** The file with the text fields that stood before it in the form. */
export async function receiveForm(request: FastifyRequest): Promise<
  | {
      readonly name: string
      readonly bytes: Uint8Array
      readonly fields: Readonly<Record<string, string>>
    }
  | ProblemAnswer
> {
  if (!request.isMultipart()) return problem(415, '请用 multipart/form-data 上传文件，字段名为 file。')
  const part = await request.file()
  if (part === undefined) return problem(422, '请选择要上传的文件（字段名 file）。', { why: 'input' })
  const fields = Object.entries(part.fields).flatMap(([name, field]): [string, string][] =>
    field !== undefined && !Array.isArray(field) && field.type === 'field' && typeof field.value === 'string'
      ? [[name, field.value]]
      : [],
  )
  return { name: part.filename, bytes: await part.toBuffer(), fields: Object.fromEntries(fields) }
}

/** The bytes, or undefined where they are more than was allowed. */
export async function bytesWithin(bytes: Promise<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return await bytes
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE') return undefined
    throw error
  }
}
