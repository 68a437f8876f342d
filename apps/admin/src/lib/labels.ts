/** Chinese words for the few values that the server sends as identifiers. */

export const kindLabels: Record<string, string> = {
  calculation: '计算',
  deadline: '期限',
  definition: '定义',
  form: '表单',
  guidance: '指引',
  material: '材料',
  procedure: '程序',
  publication: '公开',
  quota: '数额',
  register: '名册',
  report: '报告',
  role: '职责',
  sanction: '处理',
  threshold: '条件',
}

export const dispositionLabels: Record<string, string> = {
  rule: '由系统判定，不符合时不予办理',
  duty: '由系统承载（表单、名册、报告或页面）',
  discretion: '由人决定并说明理由',
  elsewhere: '由其他文件规定',
  guidance: '指引，系统提供支持',
  pending: '尚未实现',
  gap: '尚未实现',
}

export const confidenceLabels: Record<string, string> = {
  high: '确定',
  sure: '确定',
  medium: '引用前请核对原文',
  doubtful: '引用前请核对原文',
}

export const unitLabels: Record<string, string> = {
  'working-days': '个工作日',
  workingDays: '个工作日',
  'working-day': '个工作日',
  days: '日（自然日）',
  'calendar-days': '日（自然日）',
  calendarDays: '日（自然日）',
  months: '个月',
  month: '个月',
  years: '年',
  anniversaries: '周年',
}

export const gradeLabels: Record<string, string> = {
  error: '错误',
  inconsistency: '不一致',
  doubt: '存疑',
  note: '提示',
}

export const changeLabels: Record<string, string> = {
  added: '新增',
  changed: '修改',
  ended: '终止',
  unchanged: '不变',
}

export const administratorLabels: Record<string, string> = {
  system: '系统管理员',
  security: '安全管理员',
  audit: '审计管理员',
}

/** Names of state parts that several procedures share; a procedure's own view names the rest. */
export const stateLabels: Record<string, string> = {
  unit: '单位',
  unitName: '单位名称',
  name: '名称',
  title: '题目',
  year: '年度',
  code: '编码',
  note: '说明',
  reason: '原因',
  reasons: '原因',
  at: '时间',
  by: '办理人',
  date: '日期',
  role: '岗位',
  roleLabel: '岗位',
  person: '人员',
  organisation: '机构',
  department: '主管部门',
  finance: '财政部门',
  signatures: '签章',
  digest: '数字版本',
  opinion: '意见',
  text: '内容',
  kind: '种类',
  total: '总计',
  amount: '金额',
  status: '状态',
  address: '地址',
  publishedAt: '公开时间',
  approvedOn: '批复日期',
  submittedAt: '报送时间',
  count: '数量',
  number: '编号',
  round: '轮次',
  items: '事项',
  files: '文件',
  from: '起',
  until: '止',
}

/** Kinds of organisations; what an office adds stays as it wrote it. */
export const organisationKinds: Record<string, string> = {
  county: '行政区',
  department: '主管部门',
  bureau: '行政机关',
  unit: '预算单位',
}

export function labelOf(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value
}
