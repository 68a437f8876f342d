/** Chinese words for questions of the public. */

export const questionStateLabels: Readonly<Record<string, string>> = {
  stage: '环节',
  number: '编号',
  askedOn: '提问日期',
  question: '问题',
  name: '称呼',
  reach: '联系方式',
  budget: '所问的预算',
  'budget.caseId': '预算件',
  'budget.year': '年度',
  'budget.unit': '单位代码',
  'budget.name': '单位名称',
  'budget.organisation': '机构',
  'budget.department': '主管部门机构编号',
  answer: '答复',
  'answer.text': '答复内容',
  'answer.on': '答复日期',
  'answer.shown': '在预算页公开',
  closedOn: '办结日期',
  closing: '办结说明',
}
export const questionEventLabels: Readonly<Record<string, string>> = {
  QuestionAsked: '已提问',
  QuestionAnswered: '已答复',
  QuestionClosed: '已办结',
}
