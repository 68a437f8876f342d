/** Acts, forms and clauses of the mock. */
const clause = 'shizhu-budget-2023/t0.sign'

export const signAct = {
  act: 'SignAsCompiler',
  label: '制表人签章',
  clause,
  clauseLabel: '封面签章',
  companion: false,
  bulk: true,
  onPaper: true,
  opens: false,
  form: {
    sections: [
      {
        title: '签章',
        fields: [
          { path: 'digest', widget: 'digest', label: '签章对应的数字版本', required: true },
          {
            path: 'note',
            widget: 'textarea',
            label: '说明',
            required: false,
            placeholder: '需要提示下一环节的事项',
          },
        ],
      },
    ],
  },
  schema: {
    type: 'object',
    properties: { digest: { type: 'string' }, note: { type: 'string', maxLength: 500 } },
  },
}

export const reviseAct = {
  act: 'ReviseFigures',
  label: '修改数字',
  clause: 'shizhu-budget-2023/t2',
  clauseLabel: '表2',
  companion: false,
  bulk: false,
  onPaper: false,
  opens: false,
  form: {
    sections: [
      {
        title: '修改内容',
        fields: [
          {
            path: 'changes',
            widget: 'table',
            label: '逐格修改',
            required: true,
            columns: [
              {
                path: 'changes[].sheet',
                widget: 'select',
                label: '工作表',
                required: true,
                options: [
                  { value: 't2', label: '表2 一般公共预算支出表' },
                  { value: 't3', label: '表3 基本支出表' },
                  { value: 'narrative', label: '说明' },
                ],
              },
              {
                path: 'changes[].cell',
                widget: 'text',
                label: '单元格',
                required: true,
                placeholder: '如 C4',
              },
              { path: 'changes[].value', widget: 'money', label: '改为', required: true },
              { path: 'changes[].why', widget: 'text', label: '原因', required: false },
            ],
          },
        ],
      },
      {
        title: '基本情况',
        fields: [
          {
            path: 'staff',
            widget: 'integer',
            label: '年末实有人数',
            required: true,
            help: 'shizhu-budget-2023/n.1.1',
          },
          {
            path: 'kind',
            widget: 'radio',
            label: '单位性质',
            required: true,
            options: [
              { value: 'administrative', label: '行政单位' },
              { value: 'civil-service', label: '参公事业单位' },
              { value: 'institution', label: '其他事业单位' },
            ],
          },
          { path: 'approvedOn', widget: 'date', label: '批复日期', required: false },
          { path: 'limit', widget: 'money', label: '控制数', required: false },
          { path: 'files', widget: 'file', label: '修改依据', required: false },
          {
            path: 'reason',
            widget: 'textarea',
            label: '修改原因',
            required: true,
            help: 'shizhu-budget-2023/n.3.b',
          },
        ],
      },
    ],
  },
  schema: {
    type: 'object',
    properties: {
      changes: { type: 'array', items: { type: 'object' } },
      reason: { type: 'string', maxLength: 200 },
      files: { type: 'array', items: { type: 'string' } },
      limit: { type: 'integer' },
    },
  },
}

export const submitAct = {
  act: 'Submit',
  label: '报送主管部门',
  clause: 'shizhu-budget-2023/n.struct',
  clauseLabel: '说明结构',
  companion: false,
  bulk: true,
  onPaper: false,
  opens: false,
  form: { sections: [] },
  schema: { type: 'object', properties: {} },
  barred: {
    type: 'about:blank',
    title: '现在不能办理',
    status: 409,
    detail: '请先完成三方签章；签章齐全后方可报送。',
    why: 'too-early',
    possibleFrom: '2023-02-06',
    findings: [
      {
        rule: 'signed-by-three@1',
        clause,
        clauseLabel: '封面签章',
        label: '三方签章齐全',
        holds: 'no',
        say: '缺少财务负责人、单位负责人签章。',
        facts: { signatures: 1, needed: 3 },
      },
    ],
  },
}

export const returnAct = {
  act: 'Return',
  label: '退回修改',
  clause: 'shizhu-budget-2023/n.struct',
  clauseLabel: '说明结构',
  companion: true,
  bulk: true,
  onPaper: false,
  opens: false,
  schema: {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        items: { type: 'object', properties: { path: { type: 'string' }, text: { type: 'string' } } },
      },
    },
  },
}

export const approveAct = {
  act: 'ApproveReview',
  label: '审核通过',
  clause: 'shizhu-budget-2023/n.2.2',
  clauseLabel: '说明二（二）',
  companion: false,
  bulk: true,
  onPaper: false,
  opens: false,
  form: {
    sections: [
      {
        title: '审核意见',
        fields: [{ path: 'opinion', widget: 'textarea', label: '意见', required: false }],
      },
    ],
  },
  schema: { type: 'object', properties: { opinion: { type: 'string', maxLength: 300 } } },
}

export const openAct = {
  act: 'Open',
  label: '新建单位预算',
  clause: 'shizhu-budget-2023/n.0',
  clauseLabel: '说明题目',
  companion: false,
  bulk: false,
  onPaper: false,
  opens: true,
  form: {
    sections: [
      {
        title: '单位与年度',
        fields: [
          {
            path: 'unit',
            widget: 'select',
            label: '预算单位',
            required: true,
            options: [{ value: 'unit-1', label: '某县老干部活动中心' }],
          },
          { path: 'year', widget: 'integer', label: '预算年度', required: true },
        ],
      },
    ],
  },
  schema: { type: 'object', properties: { unit: { type: 'string' }, year: { type: 'integer' } } },
}

const clauseTexts: Record<string, string> = {
  't0.sign': '预算封面由制表人、财务负责人、单位负责人依次签章并加盖单位公章',
  'n.struct':
    '说明依次写六部分：单位基本情况、收支总体、预算情况、三公经费、其他重要事项、名词解释，末尾写联系人',
  'n.3.b': '2023年一般公共预算财政拨款支出数及与上年比较的增减数、原因',
  't3.r1': '301 工资福利支出：总计154.87，人员经费154.87',
  t2: '表2 一般公共预算财政拨款支出表：按功能分类列到类、款、项，分总计、基本支出、项目支出',
}

export function clauseOf(id: string) {
  const local = id.slice(id.indexOf('/') + 1)
  return {
    id,
    instrument: 'shizhu-budget-2023',
    label: local.startsWith('t') ? `表${local.slice(1)}` : `说明 ${local}`,
    kind: 'form',
    summary: clauseTexts[local] ?? '本条规定的内容见摘要；数字与表间关系按四舍五入规则核对。',
    disposition: 'rule',
    reading: '一项允许的尾差为零；n 项之和的差须小于 (n+1)×0.005 万元。',
    conflict: local === 'n.3.b' ? '说明所印数字与表2不一致，以表2为准并记录。' : undefined,
    confidence: 'sure',
  }
}
