/** The built admin app: static files, every other address answered with its page, a fresh nonce in each. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { contentPolicy, newNonce } from '../http/server.ts'

/** Stands in the built page wherever the nonce belongs; the same word as in apps/admin/build.ts. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/** Serves the app below `/admin/`; without a folder it says that the app is not built. */
export async function adminApp(app: FastifyInstance, folder: string | undefined): Promise<void> {
  app.get('/admin', (_request, reply) => reply.redirect('/admin/', 308))
  if (folder === undefined) {
    for (const url of ['/admin/', '/admin/*'])
      app.get(url, (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT))
    return
  }
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  await app.register(fastifyStatic, { root: folder, serve: false })
  const sendPage = (reply: FastifyReply): FastifyReply => {
    const nonce = newNonce()
    return reply
      .header('content-security-policy', contentPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_PLACEHOLDER, nonce))
  }
  app.get('/admin/', (_request, reply) => sendPage(reply))
  app.get<{ Params: { '*': string } }>('/admin/*', (request, reply) => {
    const path = request.params['*']
    if (path === 'index.html' || !/\.[a-z0-9]+$/i.test(path)) return sendPage(reply)
    const lasting = path.startsWith('assets/')
    return reply.sendFile(path, lasting ? { maxAge: '365d', immutable: true } : { maxAge: 0 })
  })
}

const NOT_BUILT = '办理端界面尚未构建：请以 npm start 启动，或先运行构建。\n'
