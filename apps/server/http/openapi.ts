/** The OpenAPI 3.1 document, written from the operations that `route` noted. */
import { z } from 'zod'
import { problemSchema } from '../contract/index.ts'
import type { Operation } from './route.ts'

type Json = { [name: string]: unknown }

/** Writes the document. */
export function openApiDocument(operations: readonly Operation[], version: string): Json {
  const components: Json = {}
  const paths: { [path: string]: Json } = {}
  const problem = schemaOf(problemSchema, 'output', 'Problem', components)
  for (const operation of operations) {
    const path = operation.url.replaceAll(/:([a-zA-Z]+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: operationJson(operation, components),
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '规程 Guicheng', version, description: '每一种办理（act）都是一个独立的操作。' },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components,
      responses: {
        Problem: {
          description: '没有办成，内容说明怎么办',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'guicheng_session' } },
    },
  }
}

function operationJson(operation: Operation, components: Json): Json {
  const { id, summary, tag, signedIn, status, body, answer, produces, upload, many } = operation
  const contents: Json = {
    ...(upload ? { 'multipart/form-data': { schema: many === true ? UPLOADS : UPLOAD } } : {}),
    ...(body === undefined
      ? {}
      : { 'application/json': { schema: schemaOf(body, 'input', `${id}Body`, components) } }),
  }
  const content = Object.keys(contents).length === 0 ? undefined : contents
  const answered =
    answer === undefined
      ? { [produces ?? 'application/octet-stream']: { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(answer, 'output', `${id}Answer`, components) } }
  return {
    operationId: id,
    summary,
    tags: [tag],
    security: signedIn ? [{ session: [] }] : [],
    parameters: parametersOf(operation, components),
    ...(content === undefined ? {} : { requestBody: { required: true, content } }),
    responses: {
      [status]: { description: '办成', content: answered },
      ...Object.fromEntries(refusalsOf(operation).map((code) => [code, PROBLEM])),
      default: PROBLEM,
    },
  }
}

const PROBLEM: Json = { $ref: '#/components/responses/Problem' }

/** The statuses that a caller has to reckon with; anything else (a fault of the server) is the default. */
function refusalsOf({ method, url, signedIn, query, body, upload, act }: Operation): number[] {
  const takesInput = query !== undefined || body !== undefined || upload === true
  return [
    ...(signedIn || url.endsWith('/session') ? [401] : []),
    ...(signedIn || method !== 'GET' ? [403] : []),
    ...(url.includes(':') ? [404] : []),
    ...(act === undefined ? [] : [409]),
    ...(upload === true ? [413, 415] : []),
    ...(takesInput ? [422] : []),
    ...(act === 'strict' ? [428] : []),
    429,
  ]
}

const UPLOADS: Json = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'array', minItems: 1, items: { type: 'string', format: 'binary' } } },
}

const UPLOAD: Json = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
}

/** Browsers send it by themselves and let no script set it, so it cannot be a required argument of a client. */
const ORIGIN = '浏览器自动带上；其他程序须带，且与本服务的地址一致，否则答 403'

function parametersOf(operation: Operation, components: Json): Json[] {
  const path = [...operation.url.matchAll(/:([a-zA-Z]+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const header = (name: string, required: boolean, description: string): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  })
  const act = operation.act
  return [
    ...path,
    ...queryParameters(operation, components),
    ...(operation.method === 'GET' ? [] : [header('Origin', false, ORIGIN)]),
    ...(act === undefined ? [] : [header('Idempotency-Key', false, '同一请求重复提交时只办理一次')]),
    ...(act === 'strict' ? [header('If-Match', true, '打开件时得到的 version')] : []),
  ]
}

function queryParameters({ id, query }: Operation, components: Json): Json[] {
  if (query === undefined) return []
  const schema = inlineSchema(query, 'input', `${id}Query`, components)
  const properties = (schema['properties'] ?? {}) as Record<string, Json>
  const required = new Set((schema['required'] ?? []) as string[])
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema: property,
  }))
}

/** A schema by reference where it has a name, else inline; named parts go to the components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', name: string, components: Json): Json {
  const wrapped = inlineSchema(z.object({ root: schema }), io, name, components)
  return ((wrapped['properties'] ?? {}) as Record<string, Json>)['root'] ?? {}
}

function inlineSchema(schema: z.ZodType, io: 'input' | 'output', name: string, components: Json): Json {
  const json = jsonSchemaOf(schema, io)
  const { $defs, $schema: _dialect, ...rest } = json
  const names = new Map(
    Object.keys(($defs ?? {}) as Json).map((key) => [
      key,
      key.startsWith('__') ? `${name}${key.replaceAll('_', '')}` : key,
    ]),
  )
  for (const [key, definition] of Object.entries(($defs ?? {}) as Json))
    components[names.get(key) ?? key] ??= withReferences(definition, names)
  return withReferences(rest, names) as Json
}

function withReferences(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
      if (key === 'id' && typeof item === 'string') return []
      if (key === '$ref' && typeof item === 'string')
        return [
          [
            key,
            item.replace(
              /^#\/\$defs\/(.+)$/,
              (_, name: string) => `#/components/schemas/${names.get(name) ?? name}`,
            ),
          ],
        ]
      return [[key, withReferences(item, names)]]
    }),
  )
}

/** JSON Schema of a zod schema, for layout and documents; parts it cannot express are left open. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
}
