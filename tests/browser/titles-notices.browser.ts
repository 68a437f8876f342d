/** Daily acts of title review whose inputs are counted: a notice posted and taken down, an objection at the counter. */
import { countInputs, expect, type Page, recordInputs, screenshot, test } from '#tests/browser'

// One province and one clock for all: the order of the tests is the order of the days.
test.use({ actionTimeout: 15_000, trace: 'off', story: 'titles-notices' })

/** Signs in by account: several of the demo's people hold the same role. */
async function enter(page: Page, origin: string, account: string): Promise<void> {
  const answer = await page.request.post('/api/demo/session', { headers: { origin }, data: { account } })
  expect(answer.ok()).toBe(true)
}

const begin = (page: Page, label: string) =>
  page.getByRole('group', { name: '可办理的步骤' }).getByRole('button', { name: label, exact: true }).click()

type Read = { version: string; stage: string }

/** An application as the signed-in person has it, and its acts. */
function desk(page: Page, origin: string, id: string) {
  const address = `/api/titles/application/${id}`
  const act = async (name: string, input: object) => {
    const { version } = (await (await page.request.get(address)).json()) as Read
    const done = await page.request.post(`${address}/${name}`, {
      headers: { origin, 'if-match': version, 'idempotency-key': crypto.randomUUID() },
      data: { input },
    })
    expect(done.ok(), `${name}: ${await done.text()}`).toBe(true)
  }
  return { act }
}

async function idOf(page: Page, name: string): Promise<string> {
  const answer = await page.request.get('/api/worklist?procedure=titles/application&limit=100')
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] }
  return items.find(({ title }) => title.includes(name))?.id ?? ''
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

test('an internal notice is posted with what was entered the last time, and taken down when its days are over', async ({
  page,
  demo,
}) => {
  await enter(page, demo.url, 'du-ruo')
  const id = await idOf(page, '杜若')
  const upload = await page.request.post('/api/files', {
    headers: { origin: demo.url },
    multipart: { file: { name: '2022年度考核.png', mimeType: 'image/png', buffer: onePixel } },
  })
  const { hash } = (await upload.json()) as { hash: string }
  const { act } = desk(page, demo.url, id)
  await act('AddMaterial', {
    slot: 'assessment',
    name: '年度考核',
    files: [hash],
    pages: 1,
    original: false,
    kind: '年度考核登记表',
    year: 2022,
  })
  const pledge = (await (await page.request.get(`/api/titles/applications/${id}/pledge`)).json()) as {
    digest: string
  }
  await act('SignPledge', { digest: pledge.digest })
  await act('File', {})
  await enter(page, demo.url, 'heavy-machinery-clerk')
  const copy = { by: '人事科', opinion: '与原件一致', sealed: true }
  const whole = { genuine: true, complete: true, regular: true, note: '' }
  await act('MarkMaterials', { marks: [{ material: '*', ...whole, copy }] })
  await page.goto(`/admin/case/titles/application/${id}`)
  await expect(page.locator('.tag-accent').first()).toHaveText('单位核验')
  const counter = await countInputs(page)
  await begin(page, '单位内部公示')
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByLabel('公示地点')).toHaveValue('办公楼一楼公告栏')
  await screenshot(page, 'titles-notice-form')
  await drawer.getByRole('button', { name: '单位内部公示', exact: true }).click()
  await expect(page.locator('.tag-accent').first()).toHaveText('单位公示', { timeout: 20_000 })
  await recordInputs('notice posted', counter, { inputs: 5, pages: 0, fields: 0 })

  const headers = { origin: demo.url }
  const later = await page.request.put('/api/demo/clock', {
    headers,
    data: { instant: '2023-03-02T09:00:00+08:00' },
  })
  expect(later.ok()).toBe(true)
  await enter(page, demo.url, 'heavy-machinery-clerk')
  await page.goto(`/admin/case/titles/application/${id}`)
  await counter.reset()
  await begin(page, '公示结束')
  await drawer.getByRole('button', { name: '公示结束', exact: true }).click()
  await expect(page.locator('.tag-accent').first()).toHaveText('单位意见盖章', { timeout: 20_000 })
  await recordInputs('notice taken down', counter, { inputs: 3, pages: 0, fields: 0 })
})

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

test('an objection at the counter takes no more than twelve fields; the candidate is chosen by name', async ({
  page,
  demo,
}) => {
  await enter(page, demo.url, 'hr-province')
  await page.goto('/admin/open/titles/complaint?act=RecordComplaint')
  const counter = await countInputs(page)
  await choose(page, '方式', '来电')
  await choose(page, '受理机关', '示例省人社厅')
  await choose(page, '举报对象', '申报人')
  await choose(page, '申报件', '宁可')
  await page.getByLabel('被举报的人、材料或事项').fill('业绩材料')
  await page.getByLabel(/^事实/).fill('所报项目的主持人另有其人，合同上可以看到。')
  await screenshot(page, 'titles-objection-form')
  await page.getByRole('button', { name: '登记来电来信来访', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('举报', { timeout: 20_000 })
  await expect(page).toHaveURL(/\/case\/titles\/complaint\//)
  await recordInputs('objection recorded', counter, { pages: 0, fields: 12 })
})

test('a member reports a gap in a file by the name of the candidate, not by an id', async ({
  page,
  demo,
}) => {
  await enter(page, demo.url, 'expert-01')
  const { items } = (await (await page.request.get('/api/worklist?procedure=titles/meeting')).json()) as {
    items: { id: string; title: string }[]
  }
  const meeting = items.find(({ title }) => title.includes('淮宁市工程系列中级'))
  const view = (await (await page.request.get(`/api/titles/meeting/${meeting?.id ?? ''}`)).json()) as {
    acts: { act: string; form?: { sections: { fields: { path: string; options?: object[] }[] }[] } }[]
  }
  const fields = view.acts.flatMap(({ act, form }) =>
    act === 'ReportShortage' ? (form?.sections.flatMap((section) => section.fields) ?? []) : [],
  )
  const asked = fields.find(({ path }) => path === 'application')
  expect(asked?.options?.length ?? 0).toBeGreaterThan(0)
  expect(JSON.stringify(asked?.options)).toContain('何映雪')
})
