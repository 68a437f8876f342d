import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkBudget } from '../checks/index.ts'
import { sampleBudget, sampleUnit } from '../checks/sample.fixture.ts'
import { explainFigures } from '../explanation.ts'
import { emptyNoteOf } from './phrases.ts'
import { ownReference, referenceFrom } from './read.ts'
import { referenceRegisters, sentencePatterns } from './registers.ts'
import { seedEntries } from './seeds.ts'
import { patternFault } from './sentence-labels.ts'
import type { ReferenceEntry, ReferenceRows } from './vocabulary.ts'

const nothing: ReferenceRows = {
  region: null,
  entries: [],
  hasCatalogue: false,
  knownUnits: [],
  subordinates: 0,
  vehicles: null,
}
const rows = (entries: readonly ReferenceEntry[], more: Partial<ReferenceRows> = {}): ReferenceRows => ({
  ...nothing,
  ...more,
  entries,
})
const entry = (register: string, key: string, values: ReferenceEntry['values']): ReferenceEntry => ({
  register,
  key,
  values,
})
/** Without what an office does not enter: clauses of tables, the order of what is always named. */
const comparable = (one: ReturnType<typeof referenceFrom>) => ({
  ...one,
  sentences: { ...one.sentences, alwaysNamed: one.sentences.alwaysNamed.toSorted() },
  publicationSet: one.publicationSet.map(({ title, grade }) => [title, grade]),
})
/** The seeds as a register holds them, one entry changed. */
const seeded = (register: string, key: string, change: ReferenceEntry['values']): ReferenceEntry[] =>
  seedEntries.map((seed) =>
    seed.register === register && seed.key === key
      ? { ...seed, values: { ...seed.values, ...change } }
      : seed,
  )
const explained = (reference: ReturnType<typeof referenceFrom>, year = 2023): string =>
  explainFigures({ unit: sampleUnit, year, texts: { duties: '管' }, stated: sampleBudget(), reference })
    .parts.flatMap(({ paragraphs }) => paragraphs)
    .join('\n')
const findings = (reference: ReturnType<typeof referenceFrom>, rule: string, figures = sampleBudget()) =>
  checkBudget(figures, { year: 2023, unit: sampleUnit, texts: {}, reference }).findings.filter(
    (one) => one.rule === rule,
  )

void describe('the reference of a budget', () => {
  for (const [region, year] of [
    [undefined, 2023],
    ['重庆', 2023],
    ['重庆', 2025],
    ['重庆', 2022],
  ] as const)
    void it(`from the seeds is our own: ${region ?? '各地'} ${year}`, () => {
      const own = ownReference(region, year)
      const read = referenceFrom(rows(seedEntries, { region: region ?? null }), undefined, year)
      assert.deepEqual(comparable(read), comparable({ ...own, hasSubordinates: false }))
    })
  void it('is our own where the office keeps nothing', () => {
    assert.deepEqual(referenceFrom(nothing, undefined, 2023), {
      ...ownReference(undefined, 2023),
      hasSubordinates: false,
    })
    assert.deepEqual(referenceFrom(undefined, '重庆', 2025), ownReference('重庆', 2025))
  })
})

void describe('a changed entry changes', () => {
  void it('the explanation of a term, and a term of the office’s own comes last', () => {
    const entries = [
      ...seeded('glossary-terms', '基本支出', { meaning: '本县的解释。' }),
      entry('glossary-terms', '组织事务', { meaning: '党委组织部门的事务。', words: null, fromYear: 2024 }),
    ]
    assert.match(explained(referenceFrom(rows(entries), undefined, 2023)), /基本支出：本县的解释。/)
    assert.doesNotMatch(explained(referenceFrom(rows(entries), undefined, 2023)), /组织事务：/)
    assert.match(explained(referenceFrom(rows(entries), undefined, 2024), 2024), /组织事务：.*$/)
  })
  void it('a sentence, from its year on and in its region only', () => {
    const entries = [
      ...seedEntries,
      entry(sentencePatterns.id, '重庆-2024-基本支出', {
        sentence: '基本支出',
        region: '重庆',
        fromYear: 2024,
        pattern: '其中基本支出为{amount}万元{change}。',
      }),
    ]
    const text = (region: string | null, year: number) =>
      explained(referenceFrom(rows(entries, { region }), undefined, year), year)
    assert.match(text('重庆', 2024), /其中基本支出为/)
    assert.doesNotMatch(text('重庆', 2023), /其中基本支出为/)
    assert.doesNotMatch(text(null, 2024), /其中基本支出为/)
  })
  void it('which sources are named', () => {
    const entries = seeded('income-sources', '上级补助收入资金', { named: '总是写出' })
    assert.match(explained(referenceFrom(rows(entries), undefined, 2023)), /上级补助收入0万元/)
    assert.doesNotMatch(explained(referenceFrom(rows(seedEntries), undefined, 2023)), /上级补助收入/)
  })
  void it('which tables are asked for', () => {
    const entries = [
      ...seedEntries,
      entry('publication-tables', '各地-2023-国有资产表', {
        title: '国有资产表',
        fromYear: 2023,
        order: 1,
        grade: '必须公开',
      }),
    ]
    const [missing] = findings(referenceFrom(rows(entries), undefined, 2023), 'required-tables')
    assert.equal(missing?.where.table, '国有资产表')
    assert.equal(missing.blocks, 'publication')
  })
  void it('the note of an empty table', () => {
    const phrases = (text: string) =>
      referenceFrom(
        rows([entry('budget-phrases', '1', { use: '空表备注', table: '政府采购预算明细表', text })]),
        undefined,
        2023,
      ).phrases
    assert.equal(emptyNoteOf(phrases('备注：没有采购。'), 't9'), '备注：没有采购。')
    assert.match(
      emptyNoteOf(phrases('备注：没有采购。'), 't5'),
      /^备注：本单位本年没有政府性基金.*表内无数据。$/,
    )
  })
  void it('what a code is called', () => {
    const called = (name: string) =>
      findings(
        referenceFrom(rows([entry('function-codes', '2013201', { name })]), undefined, 2023),
        'code-name',
      )
    assert.deepEqual(called('行政运行'), [])
    assert.equal(called('行政管理')[0]?.expected, '行政管理')
  })
})

void describe('the registers against the figures', () => {
  const cars = (stated: string) => ({
    ...sampleBudget(),
    narrative: [
      ...sampleBudget().narrative.filter(({ item }) => !item.startsWith('现有')),
      {
        clause: 'n.5.4.a',
        item: '现有车辆',
        unit: '辆',
        row: 90,
        figure: { stated, value: Number(stated) * 10_000 },
      },
    ],
  })
  const stock = (count: number) =>
    referenceFrom(
      rows([], { vehicles: { on: '2022-12-31', kinds: { 一般公务用车: count } } }),
      undefined,
      2023,
    )
  void it('count the cars of the unit', () => {
    assert.deepEqual(findings(stock(2), 'vehicle-register', cars('2')), [])
    const [found] = findings(stock(2), 'vehicle-register', cars('3'))
    assert.match(found?.message ?? '', /说明写3辆，公务用车名册2022-12-31为2辆/)
    assert.deepEqual(findings(referenceFrom(nothing, undefined, 2023), 'vehicle-register', cars('3')), [])
  })
  void it('know the items of procurement', () => {
    const t9 = {
      key: 't9' as const,
      sheet: '表9',
      notes: [],
      rows: [{ id: 't9.r1', row: 6, labels: { name: '台式计算机' }, figures: { total: { value: 100 } } }],
    }
    const figures = { ...sampleBudget(), tables: { ...sampleBudget().tables, t9 } }
    const known = (...names: string[]) =>
      referenceFrom(
        rows(
          names.map((name) => entry('procurement-items', name, { name, kind: '货物' })),
          { hasCatalogue: true },
        ),
        undefined,
        2023,
      )
    assert.equal(findings(known(), 'procurement-item', figures)[0]?.stated, '台式计算机')
    assert.deepEqual(findings(known('台式计算机'), 'procurement-item', figures), [])
    assert.deepEqual(findings(referenceFrom(nothing, undefined, 2023), 'procurement-item', figures), [])
  })
})

void describe('a sentence pattern', () => {
  void it('names only values that its sentence has, in paired braces', () => {
    assert.equal(patternFault('基本支出', '基本支出{amount}万元。'), undefined)
    assert.match(
      patternFault('基本支出', '基本支出{total}万元') ?? '',
      /没有\{total\}这个数，可用的有\{amount\}、\{change\}/,
    )
    assert.match(patternFault('基本支出', '基本支出{amount万元') ?? '', /花括号没有成对/)
  })
  void it('that cannot be filled is not used', () => {
    const entries = seeded(sentencePatterns.id, '各地-2015-基本支出', { pattern: '{nothing}' })
    assert.deepEqual(
      referenceFrom(rows(entries), undefined, 2023).sentences.patterns,
      ownReference(undefined, 2023).sentences.patterns,
    )
  })
})

void describe('what registers begin with', () => {
  void it('fits their columns, key by key', () => {
    for (const { id, columns } of referenceRegisters) {
      const own = seedEntries.filter(({ register }) => register === id)
      assert.equal(new Set(own.map(({ key }) => key)).size, own.length, id)
      for (const { key, values } of own)
        for (const column of columns) {
          const value = values[column.key] ?? null
          if (column.required) assert.notEqual(value, null, `${id} ${key} ${column.key}`)
          if (column.type === 'select')
            assert.ok(
              column.options?.some((option) => option.value === value),
              `${id} ${key} ${column.key}`,
            )
        }
    }
    assert.ok(seedEntries.length > 60)
  })
})
