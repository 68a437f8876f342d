import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readConfirmationForm, titlesConfirmationPage } from './titles-confirmation.ts'
import { matchStatus, readMatchFields, titlesMatchPage } from './titles-match.ts'
import { readRouteForm, titlesRoutePage } from './titles-route.ts'
import { titlesYearsPage } from './titles-years.ts'
import { readYearsFields, readYearsQuestion, yearsStatus } from './titles-years-question.ts'

const labels = new Map([['anhui-titles-2018/art.13.1.a', '第十三条第（一）项']])
type Query = Readonly<Record<string, string>>
const route = (query: Query) => titlesRoutePage(readRouteForm(query), labels).main.toString()
const years = (query: Query) => titlesYearsPage(readYearsFields(query), labels).main.toString()
const match = (query: Query) => titlesMatchPage(readMatchFields(query), labels).main.toString()
const confirmation = (query: Query) =>
  titlesConfirmationPage(readConfirmationForm(query), labels).main.toString()

void describe('who submits where', () => {
  void it('answers nothing before it is asked', () => assert.doesNotMatch(route({}), /办理路线/))
  void it('sends a senior case of a county unit to the city, with the clause', () => {
    const page = route({ level: '副高级', affiliation: '县属', kind: '事业单位' })
    assert.match(page, /市级人社部门/)
    assert.match(page, /第十三条第（一）项/)
    assert.match(page, /申请委托评审函/)
  })
  void it('marks what rests on a reading', () =>
    assert.match(route({ level: '中级', affiliation: '省直' }), /理解/))
})

const asked = { way: '评审', obtained: '2019-07-01', cutOff: '2024-12-31', required: '5' }
void describe('the years-in-post calculator', () => {
  void it('shows the sum line by line and the first possible day', () => {
    const page = years({ ...asked, deducted: '2021' })
    assert.match(page, /4 年/)
    assert.match(page, /不足要求的5年/)
    assert.match(page, /datetime="2025-07-01"/)
    assert.match(page, /扣除2021年度/)
    assert.match(page, /另有5个月30天，不进位/)
  })
  void it('reads appointments line by line', () => {
    const reading = readYearsQuestion(
      readYearsFields({
        ...asked,
        system: '实行聘任制',
        appointments: '2020年3月1日 至 2021-02-28\n2021.5.1 至今',
      }),
    )
    assert.deepEqual(reading.kind === 'question' ? reading.facts.appointments : [], [
      { from: '2020-03-01', until: '2021-02-28' },
      { from: '2021-05-01', until: null },
    ])
  })
  void it('names every fault with what to do', () => {
    const fields = readYearsFields({
      obtained: '2019-02-30',
      cutOff: '',
      deducted: '21',
      required: '0',
      system: '实行聘任制',
      appointments: '去年',
    })
    const reading = readYearsQuestion(fields)
    assert.deepEqual(reading.kind === 'faulty' ? reading.faults.map(({ field }) => field) : [], [
      'obtained',
      'cutOff',
      'appointments',
      'deducted',
      'required',
    ])
    assert.equal(yearsStatus(fields), 422)
    assert.match(
      titlesYearsPage(fields, labels).main.toString(),
      /aria-invalid="true" aria-describedby="obtained-fault obtained-hint"/,
    )
  })
  void it('says that years can no longer be reached', () =>
    assert.match(
      years({ ...asked, system: '实行聘任制', appointments: '2020-03-01 至 2021-02-28' }),
      /满不了5年/,
    ))
})

void describe('the specialty-match check', () => {
  const stated = { degreeSpecialty: '汉语言文学', specialty: '土木工程', band: '中级' }
  void it('says how much is missing', () => {
    const page = match({ ...stated, hours: '199', days: '89' })
    assert.match(page, /专业不相符/)
    assert.match(page, /请另修1学时/)
    assert.match(page, /请补修相近专业继续教育1天/)
  })
  void it('takes hours recognised by the city, and not by a county', () => {
    assert.match(match({ ...stated, hours: '200', recogniser: '市级人社部门' }), /视为专业相符/)
    assert.match(match({ ...stated, hours: '200', recogniser: '县级人社部门' }), /专业不相符/)
  })
  void it('refuses what is no number', () => {
    const fields = readMatchFields({ ...stated, hours: '很多' })
    assert.equal(matchStatus(fields), 422)
    assert.match(titlesMatchPage(fields, labels).main.toString(), /“很多”不是整数/)
  })
})

void describe('the confirmation checklist', () => {
  void it('lists the papers of the case only', () => {
    const plain = confirmation({ level: '中级', coming: '应聘' })
    assert.match(plain, /市级人社部门/)
    assert.match(plain, /要交的材料（7项）/)
    assert.doesNotMatch(plain, /任职命令|调令/)
    const military = confirmation({ level: '副高级', coming: '军转', examined: '是' })
    assert.match(military, /省级人社部门/)
    assert.match(military, /任职命令/)
    assert.match(military, /要交的材料（9项）/)
  })
})
