/** The specialty-match check (W9, art.61): which way stands for a matching degree, and how much is missing. */
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import type { MatchWaysStated } from '#regulations/titles'
import { judgeStatedWays } from '#regulations/titles'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { section, selectField } from '../parts.ts'
import type { ClauseLabels, FormFault } from './titles-parts.ts'
import {
  findingList,
  formFaults,
  guideCrumbs,
  guideNote,
  options,
  readChoice,
  readText,
  textField,
} from './titles-parts.ts'

const bands = ['初级', '中级', '高级'] as const
const matches = ['不相近', '相近', '相同'] as const
const recognisers = ['没有认定', '县级人社部门', '市级人社部门'] as const
const trainers = ['没有参加', '县级行业主管部门', '市级行业主管部门', '省级及以上行业主管部门'] as const

export type MatchFields = {
  readonly degreeSpecialty: string
  readonly specialty: string
  readonly match: (typeof matches)[number]
  readonly band: (typeof bands)[number]
  readonly days: string
  readonly hours: string
  readonly recogniser: (typeof recognisers)[number]
  readonly trainer: (typeof trainers)[number]
}

export function readMatchFields(query: Readonly<Record<string, unknown>>): MatchFields {
  return {
    degreeSpecialty: readText(query['degreeSpecialty'], 30),
    specialty: readText(query['specialty'], 30),
    match: readChoice(query['match'], matches),
    band: readChoice(query['band'], ['中级', ...bands] as const),
    days: readText(query['days'], 5),
    hours: readText(query['hours'], 5),
    recogniser: readChoice(query['recogniser'], recognisers),
    trainer: readChoice(query['trainer'], trainers),
  }
}

type MatchReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'faulty'; readonly faults: readonly FormFault[] }
  | { readonly kind: 'question'; readonly stated: MatchWaysStated }

const trainedAt = {
  没有参加: null,
  县级行业主管部门: '县级',
  市级行业主管部门: '市级',
  省级及以上行业主管部门: '省级',
} as const
const recognisedBy = { 没有认定: null, 县级人社部门: '县级', 市级人社部门: '市级' } as const
/** The figures stand since the regulation; a later one would bring a date of its own. */
const figuresOn: LocalDate = localDate('2018-12-31')

function readMatchQuestion(fields: MatchFields): MatchReading {
  if (fields.degreeSpecialty === '' && fields.specialty === '') return { kind: 'empty' }
  const faults: FormFault[] = []
  const count = (name: 'days' | 'hours', label: string): number => {
    if (fields[name] !== '' && !/^\d{1,4}$/.test(fields[name]))
      faults.push({ field: name, message: `“${fields[name]}”不是整数，请填写${label}，没有就不填。` })
    return fields[name] === '' ? 0 : Number(fields[name])
  }
  if (fields.degreeSpecialty === '')
    faults.push({ field: 'degreeSpecialty', message: '请填写毕业证书上的专业。' })
  if (fields.specialty === '') faults.push({ field: 'specialty', message: '请填写申报专业。' })
  const courseDays = count('days', '累计天数')
  const extraHours = count('hours', '学时')
  if (faults.length > 0) return { kind: 'faulty', faults }
  const { degreeSpecialty, specialty, match, band } = fields
  return {
    kind: 'question',
    stated: {
      degreeSpecialty,
      specialty,
      match: degreeSpecialty === specialty ? '相同' : match,
      band,
      courseDays,
      extraHours,
      recognisedBy: recognisedBy[fields.recogniser],
      trainedAt: trainedAt[fields.trainer],
      on: figuresOn,
    },
  }
}

export function matchStatus(fields: MatchFields): 200 | 422 {
  return readMatchQuestion(fields).kind === 'faulty' ? 422 : 200
}

export function titlesMatchPage(fields: MatchFields, labels: ClauseLabels): Page {
  const reading = readMatchQuestion(fields)
  const faults = reading.kind === 'faulty' ? reading.faults : []
  return {
    title: '专业相符自查',
    description: '学历专业与申报专业不一致时，第六十一条的哪条途径可以视为相符，还差多少。',
    section: 'calculators',
    crumbs: guideCrumbs,
    unlisted: reading.kind !== 'empty',
    main: fragment(
      pageHead('专业相符自查', '学历专业与申报专业不一致也不相近的，三条途径满足一条即视为相符。'),
      formFaults(faults),
      matchForm(fields, faults),
      reading.kind === 'question' && answer(reading.stated, labels),
      guideNote(),
    ),
  }
}

function matchForm(fields: MatchFields, faults: readonly FormFault[]): Html {
  const field = (name: 'degreeSpecialty' | 'specialty' | 'days' | 'hours', label: string, hint: string) =>
    textField({
      name,
      label,
      value: fields[name],
      hint,
      numeric: name === 'days' || name === 'hours',
      faults,
    })
  return h(
    'form',
    { class: 'calculator', method: 'get', action: '/calculators/specialty-match' },
    field('degreeSpecialty', '学历专业', '毕业证书上的专业'),
    field('specialty', '申报专业', '评审公告中的专业'),
    selectField('match', '两者', fields.match, options(matches), '以职称管理部门的专业对应表为准'),
    selectField('band', '申报级别', fields.band, options(bands)),
    field('days', '相近专业继续教育（天）', '取得学历之后，在院校、军校或党校结业的累计天数'),
    field('hours', '另修学时', '完成当年规定学时之后多修的，没完成的年度不计'),
    selectField('recogniser', '另修学时的认定', fields.recogniser, options(recognisers)),
    selectField('trainer', '转岗培训并取得证书', fields.trainer, options(trainers)),
    h('div', { class: 'field field-button' }, h('button', { type: 'submit' }, '查看')),
  )
}

function answer(stated: MatchWaysStated, labels: ClauseLabels): Html {
  const { whole, ways, way } = judgeStatedWays(stated)
  const matched = whole.holds === 'yes'
  return section(
    'answer',
    '结果',
    h(
      'p',
      { class: 'answer', role: 'status' },
      h('strong', null, matched ? '视为专业相符' : '专业不相符'),
      matched && way !== null && stated.match === '不相近' && h('span', null, `：${way}`),
    ),
    findingList([whole, ...(stated.match === '不相近' ? ways : [])], labels),
    stated.match === '不相近' &&
      !matched &&
      h('p', { class: 'hint' }, '另修学时这一条须学时和认定两项都符合；三条途径有一条符合即可。'),
  )
}
