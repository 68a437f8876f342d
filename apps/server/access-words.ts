/** The access log in Chinese: what was done, with roles, registers and organisations by their names. */
import type { AccessKind } from '#platform/identity'

export const accessKindLabels: Readonly<Record<AccessKind, string>> = {
  'sign-in': '登录',
  'sign-in-refused': '登录被拒',
  'sign-out': '退出',
  'post-switched': '切换岗位',
  read: '查阅',
  export: '导出',
  administration: '管理',
  'administration-refused': '管理被拒',
}

const words: Readonly<Record<string, string>> = {
  // sign-ins
  demo: '演示登录',
  password: '密码登录',
  session: '退出登录',
  'switch-post': '切换岗位',
  'unknown-account': '没有这个帐号',
  'wrong-credentials': '帐号或密码不正确',
  'locked-out': '连续输错，暂停登录',
  'account-locked-out': '帐号已锁定',
  'code-needed': '没有填写动态口令',
  'code-wrong': '动态口令不正确',
  'no-post': '没有有效的岗位',
  // readings and exports
  'access-log': '访问日志',
  register: '名册',
  worklist: '事项清单',
  'document-number': '证件号',
  'title-report': '职称统计表',
  'title-statistics': '评审结果表',
  // administration
  'account-created': '建立帐号',
  'account-locked': '锁定帐号',
  'account-unlocked': '解锁帐号',
  'organisation-created': '新增机构',
  'organisation-changed': '变更机构',
  'organisation-ended': '终止机构',
  'password-changed': '修改密码',
  'password-reset': '重设密码',
  'post-granted': '授予岗位',
  'post-ended': '收回岗位',
  'totp-enrolled': '启用动态口令',
  'totp-reset': '取消动态口令',
  'calendar-amended': '登记放假安排',
  // paper
  'scan-filed': '归档扫描件',
  'final-document': '查阅终稿',
  overprint: '套打',
  'overprint-voided': '作废套打',
  'seal-registered': '登记用印',
  'signed-file': '上传电子签章件',
  // administration refused: the act that was not the post's
  'manage-organisations': '维护机构',
  'create-accounts': '建立帐号',
  'amend-calendar': '登记放假安排',
  'grant-posts': '授予或收回岗位',
  'lock-accounts': '锁定或解锁帐号',
  'reset-credentials': '重设密码、取消动态口令',
  'read-access-log': '查看访问日志',
}

type Labels = Readonly<Record<string, string>>

/**
 * `post-granted:budget-compiler` → `授予岗位：制表人`. `names` are the labels of roles and registers; a word that is
 * unknown stays as it was logged, so that nothing is hidden.
 */
export function accessWords(kind: AccessKind, what: string, names: Labels): string {
  const [head = what, ...rest] = what.split(':')
  const refusedFor = kind === 'sign-in-refused' && head === 'account-locked' ? 'account-locked-out' : head
  const word = words[refusedFor] ?? names[head] ?? head
  const detail = rest.join(':')
  return detail === '' ? word : `${word}：${names[detail] ?? detail}`
}
