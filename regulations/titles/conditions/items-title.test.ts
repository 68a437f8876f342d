/** Where a title counts and on which one an employer may appoint, in the tick list. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { localDate as day } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import type { Precheck, PrecheckFacts } from './index.ts'
import { blockingFindings, precheck, warningFindings } from './index.ts'
import { engineer, title } from './sample.fixture.ts'

const statuses = (check: Precheck, rule: string): readonly string[] =>
  check.items.filter(({ finding }) => finding.rule.startsWith(rule)).map(({ status }) => status)

clause('anhui-titles-2018/art.8.a', 'a title of another city', ({ accepts, refuses }) => {
  const of = (more: Partial<Parameters<typeof title>[0]>) =>
    precheck({ ...engineer, titles: [title({ authority: '甲市人社局', ...more })] })
  const rule = 'title-counts-province-wide'
  accepts('counts without confirmation', () => {
    assert.deepEqual(blockingFindings(of({})), [])
    assert.deepEqual(statuses(of({}), rule), ['pass'])
    const awaited = of({ status: '有效（待换发）' })
    assert.deepEqual(statuses(awaited, rule), ['pass'])
  })
  refuses('one from another province counts only when confirmed', () => {
    const check = of({ status: '待确认', authority: '外省人社厅' })
    assert.ok(blockingFindings(check).some(({ rule: id }) => id.startsWith('lower-title-is-held')))
    const [told] = warningFindings(check)
    assert.equal(told?.say, '请先办结职称确认：外省人社厅批准的职称待确认，确认前不作申报的依据。')
    assert.deepEqual(statuses(of({ status: '待确认', authority: null }), rule), ['note'])
  })
  void it('says nothing of the place where no title is in question', () => {
    assert.deepEqual(statuses(of({ status: '撤销' }), rule), [])
    assert.deepEqual(statuses(precheck({ ...engineer, titles: [] }), rule), [])
  })
})

clause('anhui-titles-2018/art.66.b', 'an appointment on a non-socialised title', ({ accepts, refuses }) => {
  const employed = (
    kind: PrecheckFacts['employer']['kind'],
    titles: PrecheckFacts['titles'] = [title({ scope: '仅限非公', way: '非社会化评审' })],
    more: Partial<PrecheckFacts['appointments'][number]> = {},
  ) => {
    const runs = {
      person: 'p-1',
      series: '工程',
      level: '中级',
      post: '工程师',
      from: day('2019-01-01'),
      employer: 'employer-1',
      ...more,
    } as const
    return precheck({
      ...engineer,
      target: { ...engineer.target, level: '中级', band: '中级' },
      employer: { ...engineer.employer, kind },
      titles,
      appointments: [runs],
    })
  }
  const rule = 'appointment-may-rest-on-title'
  accepts('of a private firm', () => assert.deepEqual(statuses(employed('非公企业'), rule), ['pass']))
  for (const kind of ['国有企业', '事业单位', '机关'] as const)
    refuses(`of ${kind}: told to who verifies the file`, () => {
      const told = warningFindings(employed(kind)).find(
        ({ clause: id }) => id === 'anhui-titles-2018/art.66.b',
      )
      assert.match(told?.say ?? '', new RegExp(`不作${kind}聘任的依据`))
      assert.deepEqual(statuses(employed(kind), rule), ['note'])
    })
  void it('is no matter beside another title, of another series or level, ended or elsewhere', () => {
    const own = title({ scope: '仅限非公', way: '非社会化评审' })
    const none = (check: Precheck) => assert.deepEqual(statuses(check, rule), [])
    none(employed('国有企业', [own, title()]))
    none(employed('国有企业', [{ ...own, status: '撤销' }]))
    none(employed('国有企业', [own], { series: '经济' }))
    none(employed('国有企业', [own], { level: '助理级' }))
    none(employed('国有企业', [own], { until: day('2024-09-09') }))
    none(employed('国有企业', [own], { employer: 'employer-2' }))
  })
})
