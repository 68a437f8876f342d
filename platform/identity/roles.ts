/** The three administrators and what each may do. No one administers and acts on cases at the same time. */
import type { OrganisationId, PersonId, RoleId } from '#kernel/case'
import type { Connection, Refusal } from './outcome.ts'
import { refused } from './outcome.ts'
import { appendAccess } from './access-log.ts'

/** Same names as in the generated column `posts.duty`. */
export const ADMINISTRATORS = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const
export type AdministratorRole = (typeof ADMINISTRATORS)[number]
export type AdministratorKind = 'system' | 'security' | 'audit'

export type AdministrationAct =
  | 'manage-organisations'
  | 'create-accounts'
  | 'amend-calendar'
  | 'grant-posts'
  | 'lock-accounts'
  | 'reset-credentials'
  | 'read-access-log'

/** Who may do what: one who makes accounts gives them no posts, one who gives posts does not judge the log. */
export const administration: Readonly<Record<AdministrationAct, AdministratorRole>> = {
  'manage-organisations': 'system-administrator',
  'create-accounts': 'system-administrator',
  'amend-calendar': 'system-administrator',
  'grant-posts': 'security-administrator',
  'lock-accounts': 'security-administrator',
  'reset-credentials': 'security-administrator',
  'read-access-log': 'audit-administrator',
}

export const administratorLabels: Readonly<Record<AdministratorRole, string>> = {
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
}

const actLabels: Readonly<Record<AdministrationAct, string>> = {
  'manage-organisations': '维护组织机构',
  'create-accounts': '建立帐号',
  'amend-calendar': '修订工作日历',
  'grant-posts': '授予或结束岗位',
  'lock-accounts': '锁定或解锁帐号',
  'reset-credentials': '重置密码和动态口令',
  'read-access-log': '查看访问日志',
}

const kinds: Readonly<Record<AdministratorRole, AdministratorKind>> = {
  'system-administrator': 'system',
  'security-administrator': 'security',
  'audit-administrator': 'audit',
}

/** Who administers: the signed-in post; `null` is the platform itself (set-up, command line, demo). */
export type Administrator = {
  readonly tenant: string
  readonly person: PersonId
  readonly post: string
  readonly role: RoleId
  readonly organisation: OrganisationId
} | null

/** Which administrator a role is; null for a role that works on cases. */
export function administratorKind(role: RoleId): AdministratorKind | null {
  const found = ADMINISTRATORS.find((name) => name === role)
  return found === undefined ? null : kinds[found]
}

/** Whether a role may do an act of administration. */
export function mayAdminister(role: RoleId, act: AdministrationAct): boolean {
  return administration[act] === role
}

/** Refuses what the post may not do and writes the refusal into the access log; undefined when it may. */
export async function refuseAdministration(
  connection: Connection,
  by: Administrator,
  act: AdministrationAct,
  tenant: string,
  subject?: string,
): Promise<Refusal | undefined> {
  if (by === null || (by.tenant === tenant && mayAdminister(by.role, act))) return undefined
  await appendAccess(connection, {
    tenant: by.tenant,
    actor: by,
    kind: 'administration-refused',
    what: act,
    ...(subject === undefined ? {} : { subject }),
  })
  const needed = administratorLabels[administration[act]]
  const where = by.tenant === tenant ? '' : '（且须在本辖区内）'
  return refused('not-permitted', `请由${needed}办理${where}：当前岗位不能${actLabels[act]}。`)
}
