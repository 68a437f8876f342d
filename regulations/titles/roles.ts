/**
 * Roles of the header (R1 to R21) as posts. Committee members, group heads and peer appraisers sign in with the one
 * post `titles-expert`, so that no list of posts tells who sits on which committee: what they are is a relation to one
 * draw or meeting.
 */
export const roleLabels: Readonly<Record<string, string>> = {
  'title-applicant': '申报人',
  'employer-personnel': '用人单位人事干部',
  'employer-head': '用人单位负责人',
  'employer-assessor': '用人单位考核组成员',
  'department-titles': '主管部门职称经办人',
  'talent-agency': '人才服务机构经办人',
  'county-titles': '县级人社部门职称经办人',
  'city-titles': '市级人社部门职称经办人',
  'province-titles': '省级人社部门职称经办人',
  'authorised-department': '获授权单位职称经办人',
  'acceptance-clerk': '组建单位受理人',
  'exam-clerk': '组建单位考务人',
  'meeting-secretary': '评审会议秘书',
  'titles-cashier': '组建单位财务',
  'seal-keeper': '印章保管人',
  'minutes-keeper': '会议档案保管人',
  'convening-head': '组建单位负责人',
  'titles-expert': '评审专家',
  'meeting-recorder': '会议记录人',
  'draw-witness': '抽取监督人',
  'titles-inspector': '监督巡查人员',
  'fee-auditor': '财政审计人员',
  'titles-administrator': '职称平台管理员',
  'register-keeper': '职称名册管理员',
}
