/** What an organisation decided about files of a shape: to be seen, and to be forgotten so that it is asked again. */
import { z } from 'zod'
import { forgetProfile, listProfiles } from '#platform/imports'
import { importProfileSchema, importTargetSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { decisionsOf } from '../import-mapping.ts'
import { loadNames } from '../names.ts'
import { registerTarget } from '../register-target.ts'

const TAG = 'imports'

export function profileRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/import-targets',
      id: 'ImportTargets',
      summary: '可以导入的文件种类',
      tag: TAG,
      answer: z.array(importTargetSchema),
    },
    () =>
      Promise.resolve(context.importTargets.map(({ id, label, procedure }) => ({ id, label, procedure }))),
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/import-profiles',
      id: 'ImportProfiles',
      summary: '记住的导入对应关系',
      tag: TAG,
      answer: z.array(importProfileSchema),
    },
    async ({ session }) => {
      const pool = context.database.app
      const profiles = await listProfiles(pool, session.tenant, session.path)
      const names = await loadNames(
        pool,
        session.tenant,
        profiles.map(({ by }) => by),
        profiles.map(({ organisation }) => organisation),
        context.roleLabels,
      )
      return profiles.map(({ mapping, ...profile }) => {
        const register = context.registers.find(({ id }) => `register:${id}` === profile.target)
        const target =
          register === undefined
            ? context.importTargets.find(({ id }) => id === profile.target)
            : registerTarget(register, [], { from: session.today })
        return {
          ...profile,
          targetLabel: target?.label ?? profile.target,
          organisationName: names.organisation(profile.organisation) ?? profile.organisation,
          by: names.person(profile.by) ?? profile.by,
          own: profile.organisation === session.post.organisation,
          decisions: decisionsOf(target, mapping),
        }
      })
    },
  )
  forgetRoute(http, context)
}

/** The office is asked again the next time a file of this shape comes. */
function forgetRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'DELETE',
      url: '/api/import-profiles/:target/:shape',
      id: 'ForgetImportProfile',
      summary: '忘记一种文件的对应关系',
      tag: TAG,
      params: z.object({ target: z.string().max(60), shape: z.string().max(64) }),
      answer: z.object({ ok: z.boolean() }),
    },
    async ({ session, params }) => {
      const { tenant, post } = session
      const done = await forgetProfile(context.database.app, {
        tenant,
        organisation: post.organisation,
        ...params,
      })
      return done ? { ok: true } : notFound('本单位记住的这种对应关系')
    },
  )
}
