/**
 * Pre-check of one application, decisions a second on one core: our tick list against the same rules written for two rule
 * engines from npm. Neither engine can count years in post, choose a degree or sum hours, so each is given these figures:
 * once made for every application by the product's own functions, as an office would have to, and once ready made, which
 * is the engine alone. Ours also gives every line its clause, what was asked and found, and the sum of years.
 * All sides are told the same applications, and must answer alike before they are measured.
 */
import { Engine } from 'json-rules-engine'
import { RuleEngine } from 'node-rules'
import { daysBetween, localDate } from '#kernel/time'
import {
  type PrecheckFacts,
  chooseDegree,
  countAchievements,
  countWorks,
  degreeRung,
  findBar,
  matchOf,
  precheck,
  standingOf,
  yearlyHours,
} from '../regulations/titles/conditions/index.ts'
import { engineer } from '../regulations/titles/conditions/sample.fixture.ts'
import { type Line, type SideFigures, type Stretch, alternate, rate } from './measure.ts'

/** Plain figures of one application, as an engine compares them. */
type Figures = Readonly<Record<string, string | number | boolean>>

/** A comparison in the words of json-rules-engine; node-rules gets the same as a function. */
type Comparison = {
  readonly rule: string
  readonly fact: string
  readonly operator: 'equal' | 'notEqual' | 'greaterThanInclusive' | 'greaterThan'
  readonly value: string | number | boolean
}

const comparisons: readonly Comparison[] = [
  { rule: '9.a', fact: 'contractRuns', operator: 'equal', value: true },
  { rule: '9.a status', fact: 'status', operator: 'equal', value: '在岗' },
  { rule: '65.a', fact: 'status', operator: 'notEqual', value: '公务员' },
  { rule: '65.b status', fact: 'status', operator: 'notEqual', value: '返聘' },
  { rule: '65.b', fact: 'daysToRetirement', operator: 'greaterThan', value: 0 },
  { rule: '53.c', fact: 'daysSinceBar', operator: 'greaterThan', value: 0 },
  { rule: '9.b', fact: 'barred', operator: 'equal', value: false },
  { rule: '11.c', fact: 'latestGrade', operator: 'notEqual', value: '不合格' },
  { rule: '9.c title', fact: 'holdsLower', operator: 'equal', value: true },
  { rule: '33', fact: 'titleFitsPost', operator: 'equal', value: true },
  { rule: '35.a', fact: 'crossSeries', operator: 'equal', value: false },
  { rule: '35.b', fact: 'transferThisYear', operator: 'equal', value: false },
  { rule: '62.a', fact: 'degreeKind', operator: 'notEqual', value: '专业证书' },
  { rule: '61.a', fact: 'recognised', operator: 'equal', value: true },
  { rule: '61.b', fact: 'specialtyMatches', operator: 'equal', value: true },
  { rule: '9.c degree', fact: 'degreeRung', operator: 'greaterThanInclusive', value: 3 },
  { rule: '9.c years', fact: 'years', operator: 'greaterThanInclusive', value: 5 },
  { rule: '9.c education', fact: 'shortYears', operator: 'equal', value: 0 },
  { rule: '9.c works', fact: 'works', operator: 'greaterThanInclusive', value: 2 },
  { rule: '9.c achievements', fact: 'achievements', operator: 'greaterThanInclusive', value: 1 },
]

type Told = { readonly facts: PrecheckFacts; readonly ready: boolean }

const FAR_DAYS = 9999
/** The figures of an application for an engine, by the very functions of the product. */
function figuresOf(f: PrecheckFacts): Figures {
  const { tenure, held, base, atBase, assessed } = standingOf(f)
  const [title] = held
  const degree = chooseDegree(f.degrees, null, f.on)
  const specialty = `${f.target.series}/${f.target.specialty}`
  const since = tenure.start.value === 'unknown' ? null : tenure.start.value
  const bar = findBar(f.integrity)?.barredUntil
  const { contractFrom, contractUntil, retiresOn, postSpecialty } = f.person
  return {
    contractRuns: (contractFrom ?? '9') <= f.on && f.on <= (contractUntil ?? '9'),
    status: f.person.status,
    daysToRetirement: typeof retiresOn === 'string' ? daysBetween(f.on, retiresOn) : FAR_DAYS,
    daysSinceBar: typeof bar === 'string' ? daysBetween(bar, f.on) : FAR_DAYS,
    barred: typeof bar === 'string' && f.on <= bar,
    latestGrade: assessed.findLast(({ year }) => year <= f.cycle.year)?.grade ?? '',
    holdsLower: atBase.some(({ effective }) => effective === base),
    titleFitsPost: title?.series === postSpecialty?.split('/')[0],
    crossSeries: title?.series !== f.target.series,
    transferThisYear: held.some(({ way, year }) => way === '转评' && year === f.cycle.year),
    degreeKind: degree?.kind ?? '',
    recognised: degree?.recognised ?? false,
    specialtyMatches: degree !== undefined && matchOf(degree.specialty, specialty, f.matches) !== '不相近',
    degreeRung: degree === undefined ? 0 : degreeRung(degree.level),
    years: tenure.years.value === 'unknown' ? 0 : tenure.years.value,
    shortYears: yearlyHours(f.education, since === null ? 0 : Number(since.slice(0, 4))).short.length,
    works: countWorks(f.content, since),
    achievements: countAchievements(f.content, since),
  }
}

/** Three applications: in order, too few years, an official without achievements. */
const told: readonly Told[] = [
  { facts: engineer, ready: true },
  {
    facts: {
      ...engineer,
      titles: engineer.titles.map((one) => ({ ...one, obtainedOn: localDate('2020-11-16') })),
    },
    ready: false,
  },
  {
    facts: {
      ...engineer,
      person: { ...engineer.person, status: '公务员' },
      content: { ...engineer.content, achievements: [] },
    },
    ready: false,
  },
]

function jsonRules(): (figures: Figures) => Promise<boolean> {
  const engine = new Engine()
  for (const { rule, fact, operator, value } of comparisons)
    engine.addRule({ name: rule, conditions: { all: [{ fact, operator, value }] }, event: { type: rule } })
  return async (figures) => (await engine.run({ ...figures })).failureResults.length === 0
}

const compares: Readonly<
  Record<Comparison['operator'], (fact: unknown, value: Comparison['value']) => boolean>
> = {
  equal: (fact, value) => fact === value,
  notEqual: (fact, value) => fact !== value,
  greaterThan: (fact, value) => Number(fact) > Number(value),
  greaterThanInclusive: (fact, value) => Number(fact) >= Number(value),
}

/** node-rules changes the fact it is given; a rule that fails notes its name there. */
function nodeRules(): (figures: Figures) => Promise<boolean> {
  const engine = new RuleEngine(
    comparisons.map(({ rule, fact, operator, value }) => ({
      name: rule,
      condition: (api, figures) => api.when(!compares[operator](figures[fact], value)),
      consequence: (api, figures) => {
        const failed: unknown = figures['failed']
        if (Array.isArray(failed)) failed.push(rule)
        api.next()
      },
    })),
    { ignoreFactChanges: true },
  )
  return (figures) =>
    new Promise((resolve) => {
      engine.execute({ ...figures, failed: [] }, (judged) => {
        const failed: unknown = judged['failed']
        resolve(Array.isArray(failed) && failed.length === 0)
      })
    })
}

const ours = (one: Told): boolean => precheck(one.facts).ready

/** Every side must answer alike, or its speed means nothing. */
async function requireAgreement(sides: Readonly<Record<string, (one: Told) => unknown>>): Promise<void> {
  for (const [name, side] of Object.entries(sides))
    for (const one of told)
      if ((await side(one)) !== one.ready) throw new Error(`${name} answers an application wrongly`)
}

/** Decisions a second of the pre-check, and ratios to it of both engines within one run. */
export async function measurePrecheck(): Promise<Line[]> {
  const json = jsonRules()
  const node = nodeRules()
  const ready = new Map(told.map((one) => [one, figuresOf(one.facts)]))
  const sides: Readonly<Record<string, (one: Told) => unknown>> = {
    ours,
    'json-rules-engine': (one) => json(figuresOf(one.facts)),
    'node-rules': (one) => node(figuresOf(one.facts)),
    'json-rules-engine, figures ready made': (one) => json(ready.get(one) ?? {}),
    'node-rules, figures ready made': (one) => node(ready.get(one) ?? {}),
  }
  await requireAgreement(sides)
  const measured = Object.fromEntries(
    Object.entries(sides).map(([name, side]) => [name, ({ until }: Stretch) => decideUntil(side, until)]),
  )
  const figures = await alternate('precheck', measured, 1)
  const { ours: own, ...engines } = figures
  return [
    { what: 'pre-check of one application, line by line', figure: rate(own?.rate ?? Number.NaN) },
    ...Object.entries(engines).map(([name, side]) => compared(name, side)),
  ]
}

/** Ours runs without waiting, as it does in the product; the engines answer later and are awaited. */
async function decideUntil(side: (one: Told) => unknown, until: number): Promise<number> {
  let decided = 0
  while (performance.now() < until)
    for (const one of told) {
      const answer = side(one)
      if (answer instanceof Promise) await answer
      decided += 1
    }
  return decided
}

function compared(name: string, side: SideFigures): Line {
  const ratio = 1 / side.ratio
  return {
    what: `the same rules in ${name}`,
    figure: rate(side.rate),
    ratio: `ours ${ratio.toFixed(2)} times as many`,
  }
}
