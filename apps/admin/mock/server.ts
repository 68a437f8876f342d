/** A server of made-up answers for looking at the admin app alone: `node apps/admin/mock/server.ts [port]`. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { adminFolder, noncePlaceholder } from '../build.ts'
import * as data from './data.ts'

let signedIn = false
let today = data.session.today
const filters = new Map<string, Record<string, string>>([['本周到期', { overdue: 'no' }]])
const drafts = new Map<string, unknown>()

createServer((request, response) => void handle(request, response)).listen(Number(process.argv[2] ?? 8090))

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mock')
  if (url.pathname.startsWith('/api/')) {
    const body = await readBody(request)
    const [status, answer] = api(
      request.method ?? 'GET',
      decodeURIComponent(url.pathname.slice(4)),
      url.searchParams,
      body,
    )
    response.writeHead(status, {
      'content-type': status >= 400 ? 'application/problem+json' : 'application/json',
    })
    response.end(answer === undefined ? '' : JSON.stringify(answer))
    return
  }
  page(url.pathname, response)
}

function page(path: string, response: ServerResponse): void {
  const nonce = Math.random().toString(36).slice(2)
  response.setHeader(
    'content-security-policy',
    `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; frame-src 'self' blob:; base-uri 'none'`,
  )
  const types: Record<string, string> = {
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
  }
  const file = normalize(path.replace(/^\/admin\//, ''))
  if (extname(file) in types) {
    response.setHeader('content-type', types[extname(file)] ?? 'text/plain')
    response.end(readFileSync(join(adminFolder, file)))
    return
  }
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(readFileSync(join(adminFolder, 'index.html'), 'utf8').replaceAll(noncePlaceholder, nonce))
}

type Answer = [number, unknown]
const problem = (status: number, title: string, detail: string, more: object = {}): Answer => [
  status,
  { type: 'about:blank', title, status, detail, ...more },
]

function api(method: string, path: string, search: URLSearchParams, body: Record<string, unknown>): Answer {
  if (path === '/demo/accounts') return [200, data.demoAccounts]
  if (path === '/demo/session' || (path === '/session' && method === 'POST')) return signIn(body)
  if (!signedIn) return problem(401, '请先登录', '请登录后再办理。')
  if (path === '/session' && method === 'DELETE') signedIn = false
  if (path.startsWith('/session')) return [200, { ...data.session, today }]
  if (path === '/demo/clock') {
    if (method === 'PUT') today = String(body['instant']).slice(0, 10)
    return [200, { instant: `${today}T09:00:00+08:00` }]
  }
  return list(method, path, search, body) ?? office(method, path) ?? matter(method, path, body)
}

function signIn(body: Record<string, unknown>): Answer {
  if (body['password'] === 'wrong')
    return problem(401, '登录没有成功', '帐号或密码不对，请重新输入；还可以再试4次。')
  signedIn = true
  return [200, { ...data.session, today, administrator: body['account'] === 'system' ? 'system' : null }]
}

function list(
  method: string,
  path: string,
  search: URLSearchParams,
  body: Record<string, unknown>,
): Answer | undefined {
  if (path === '/procedures') return [200, data.procedures]
  if (path === '/filters') return [200, Array.from(filters, ([name, query]) => ({ name, query }))]
  if (path.startsWith('/filters/')) {
    const name = path.slice(9)
    if (method === 'PUT') filters.set(name, body['query'] as Record<string, string>)
    else filters.delete(name)
    return [200, {}]
  }
  if (path === '/worklist') {
    const text = search.get('text') ?? ''
    if (text === '出错') return problem(503, '清单读不出来', '数据库正在恢复，请一分钟后重试。')
    const items = data.workItems.filter(
      (item) =>
        item.title.includes(text) &&
        (search.get('mine') !== 'yes' || item.mine) &&
        (search.get('stage') === null || item.stage === search.get('stage')) &&
        (search.get('overdue') !== 'yes' || (item.due?.workingDaysLeft ?? 0) < 0),
    )
    return [200, { items, total: items.length, next: null }]
  }
  if (path === '/bulk') {
    const rows = (body['items'] as { id: string }[]).map(({ id }, index) =>
      index % 3 === 1
        ? { id, outcome: 'refused', say: '请先补齐财务负责人签章。', clauseLabel: '封面签章' }
        : { id, outcome: 'accepted', say: '已办理' },
    )
    return [200, { run: 'run-1', rows }]
  }
  return undefined
}

function office(method: string, path: string): Answer | undefined {
  if (path === '/clauses')
    return [
      200,
      [
        {
          id: 'shizhu-budget-2023',
          title: '单位预算公开（2023）',
          module: 'budget',
          clauses: 5,
          byDisposition: { rule: 3, duty: 2 },
        },
      ],
    ]
  if (path === '/clauses/shizhu-budget-2023')
    return [
      200,
      {
        clauses: ['t0.sign', 'n.struct', 'n.3.b', 't2', 't3.r1'].map((id) =>
          data.clauseOf(`shizhu-budget-2023/${id}`),
        ),
      },
    ]
  if (path.startsWith('/clauses/')) return [200, data.clauseOf(path.slice(9))]
  if (path === '/registers') return [200, data.registers]
  if (path.endsWith('/import')) return [200, data.dryRun('register', '科目.xlsx')]
  if (path.endsWith('/commit'))
    return [200, { applied: 2, procedure: 'budget/unit-budget', id: 'case-1', version: 'v' }]
  if (path.startsWith('/imports/')) return [200, data.dryRun('budget-workbook', '2023年单位预算公开表.xlsx')]
  if (path.startsWith('/registers/')) return [200, { register: data.registers[0], entries: data.entries }]
  if (path === '/organisations') return [200, data.organisations]
  if (path.startsWith('/accounts')) return [200, method === 'GET' ? data.accounts : {}]
  if (path === '/access-log') return [200, data.accessLog]
  if (path === '/files')
    return [
      201,
      { hash: 'sha256:1234567890abcdef', name: '批复文件.pdf', mediaType: 'application/pdf', bytes: 120_000 },
    ]
  return undefined
}

function matter(method: string, path: string, body: Record<string, unknown>): Answer {
  if (path.startsWith('/drafts/')) return draft(method, path, body)
  if (path.endsWith('/preview')) return [200, preview(body)]
  if (method === 'POST') return act(path, body)
  const id = path.split('/')[3] ?? ''
  if (id === 'missing') return problem(404, '没有这件', '没有这件，或者您的岗位看不到它。')
  return [200, data.caseOf(id)]
}

function draft(method: string, path: string, body: Record<string, unknown>): Answer {
  if (method === 'PUT')
    drafts.set(path, {
      ...body,
      id: '',
      act: '',
      part: 'main',
      version: Number(body['version'] ?? 0) + 1,
      updatedAt: '2023-02-03T09:30:00+08:00',
    })
  if (method === 'DELETE') drafts.delete(path)
  const found = drafts.get(path)
  return found === undefined && method === 'GET' ? problem(404, '没有草稿', '没有草稿。') : [200, found]
}

function preview(body: Record<string, unknown>) {
  const input = body['input'] as { reason?: string; staff?: number }
  return {
    outcome: input.reason === undefined ? 'refused' : 'accepted',
    say: input.reason === undefined ? '请填写修改原因，再提交。' : '可以提交',
    findings: [
      {
        rule: 'sum@1',
        clause: 'shizhu-budget-2023/t2',
        clauseLabel: '表2',
        label: '类款项逐级相符',
        holds: 'yes',
      },
      {
        rule: 'n3b@1',
        clause: 'shizhu-budget-2023/n.3.b',
        clauseLabel: '说明三（二）',
        label: '说明与表2一致',
        holds: 'no',
        say: '说明写68.54万元，表2为190.98万元。',
        facts: { stated: '68.54', expected: '190.98' },
      },
    ],
    fields: input.reason === undefined ? [{ path: 'reason', say: '请填写修改原因' }] : [],
    hidden: [],
    computed: { digest: 'sha256:9f2c5e1ab0dd4410' },
  }
}

function act(path: string, body: Record<string, unknown>): Answer {
  const input = body['input'] as { changes?: { cell?: string }[]; note?: string }
  if (path.endsWith('ReviseFigures') && input.changes?.[0]?.cell !== 'C4')
    return problem(422, '有内容不能接受', '请改正标出的2处，再提交。', {
      why: 'input',
      fields: [
        { path: 'changes.0.cell', say: '没有这个单元格；说明表的数字在 C2 至 C5' },
        { path: 'reason', say: '原因要写明依据' },
      ],
    })
  if (path.endsWith('SignAsCompiler') && body['reasons'] === undefined)
    return problem(409, '需要说明理由', '请逐条写明理由后再提交。', {
      why: 'reason-needed',
      findings: [
        {
          rule: 'copied@1',
          clause: 'shizhu-budget-2023/n.3.b',
          clauseLabel: '说明三（二）',
          label: '增减原因不与上年相同',
          holds: 'no',
          say: '增减原因与上年一字不差。',
        },
      ],
    })
  return [
    201,
    {
      procedure: 'budget/unit-budget',
      id: 'case-1',
      version: 'v2',
      stage: 'signing',
      hash: 'sha256:77',
      at: '2023-02-03T10:00:00+08:00',
      warnings: [],
      verdicts: [],
    },
  ]
}

function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
    request.on('end', () =>
      resolve(text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}),
    )
  })
}
