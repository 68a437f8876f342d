import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { sampleApplication, sampleCycle } from '../application/sample.ts'
import type { ApplicationStage, Material } from '../application/state.ts'
import { emptyContent } from '../filing/content.ts'
import {
  awardIsListedOnce,
  awardRankIsOwn,
  authorRankIsOwn,
  certificateHasOneHolder,
  contributorsAgree,
  fileIsOnePersons,
  nobodyLooksTheSame,
  wordingIsOwn,
  workIsNotSpent,
} from './rules.ts'
import { type FoundCase, type Screened, plain, screen, traceDigest, tracesOf } from './index.ts'

type Work = Screened['content']['works'][number]
type Award = Screened['content']['achievements'][number]

const work = (more: Partial<Work> = {}): Work => ({
  id: 'w1',
  kind: '论文',
  title: '深基坑支护的监测与预警',
  venue: '示例建筑学报',
  number: 'CN 00-0000/TU',
  on: localDate('2022-05-01'),
  rank: 1,
  caseMaterial: false,
  ...more,
})
const award = (more: Partial<Award> = {}): Award => ({
  id: 'a1',
  kind: '奖励',
  name: '科学技术进步奖',
  on: localDate('2022-11-01'),
  body: '示例市人民政府',
  grade: '二等',
  contributors: 3,
  ownWork: '负责总体方案',
  part: '技术负责',
  rank: 1,
  ...more,
})
const material = (more: Partial<Material> = {}): Material => ({
  id: 'm1',
  slot: 'degree-certificate',
  name: '毕业证书',
  files: ['f'.repeat(64)],
  pages: 1,
  original: true,
  year: null,
  from: null,
  until: null,
  kind: null,
  row: null,
  number: '10357 2010 05 001234',
  image: null,
  shown: true,
  removed: null,
  ...more,
})
const facts = (bornOn = '1985-03-04', sex: '男' | '女' = '女') =>
  ({ sex, bornOn: localDate(bornOn) }) as NonNullable<Screened['filedFacts']>

type More = {
  readonly person?: string
  readonly name?: string
  readonly works?: readonly Work[]
  readonly achievements?: readonly Award[]
  readonly materials?: readonly Material[]
  readonly stage?: ApplicationStage
  readonly year?: number
  readonly committeeName?: string
  readonly bornOn?: string
  readonly sex?: '男' | '女'
}
const filed = ({
  person = 'p-1',
  name = '申报人一',
  works = [],
  achievements = [],
  materials = [],
  ...more
}: More) =>
  sampleApplication(more.stage ?? 'received', {
    applicant: { key: person, account: null, name },
    content: { ...emptyContent, works, achievements },
    materials,
    filedFacts: facts(more.bornOn ?? (person === 'p-1' ? '1985-03-04' : '1990-01-01'), more.sex),
    cycle: {
      ...sampleCycle,
      year: more.year ?? 2024,
      committeeName: more.committeeName ?? sampleCycle.committeeName,
    },
  })
const other = (more: More, id = 'case-2'): FoundCase => ({
  id,
  state: filed({ person: 'p-2', name: '申报人二', ...more }),
})
const rulesOf = (own: Screened, ...others: readonly FoundCase[]) =>
  screen(own, others).map(({ finding, cases }) =>
    `${finding.rule.replace('@1', '')} ${cases.join(',')}`.trim(),
  )

clause('anhui-titles-2018/art.9.1.7', 'whose paper it is', ({ accepts, refuses }) => {
  const own = filed({ works: [work()] })
  accepts('a co-author with another place in the order', () => {
    assert.deepEqual(rulesOf(own, other({ works: [work({ rank: 2 })] })), [])
    assert.equal(authorRankIsOwn({ what: '甲', rank: 1, others: [2, null] }).holds, 'yes')
  })
  accepts('the same paper again after an application that did not pass', () => {
    const again = { id: 'case-2', state: filed({ works: [work()], stage: 'not-passed', year: 2023 }) }
    assert.deepEqual(rulesOf(own, again), [])
    assert.equal(workIsNotSpent({ what: '甲', usedIn: [] }).holds, 'yes')
  })
  refuses('the same place claimed by another person, however the title is written', () => {
    const twin = work({ id: 'w9', title: '《深基坑支护的监测与预警》', venue: '另一学报' })
    assert.deepEqual(rulesOf(own, other({ works: [twin] })), ['author-rank-is-claimed-once case-2'])
    const [found] = screen(own, [other({ works: [twin] })])
    assert.match(found?.finding.say ?? '', /^请核对《深基坑支护的监测与预警》的作者：.*也写第1名。$/)
  })
  refuses('no place stated by either', () => {
    const finding = authorRankIsOwn({ what: '甲', rank: null, others: [null] })
    assert.equal(finding.holds, 'no')
    assert.match(finding.say ?? '', /没有写名次/)
  })
  refuses('one DOI under two titles', () => {
    const here = work({ number: 'DOI:10.12345/ABC.2022.05' })
    const there = work({ title: '完全不同的另一个题目', venue: 'https://doi.org/10.12345/abc.2022.05' })
    assert.deepEqual(rulesOf(filed({ works: [here] }), other({ works: [there] })), [
      'author-rank-is-claimed-once case-2',
    ])
  })
  refuses('a paper that carried an approved title', () => {
    const before = (year: number) => ({
      id: `case-${year}`,
      state: filed({ works: [work()], stage: 'closed', year }),
    })
    assert.deepEqual(rulesOf(own, before(2019), before(2018)), [
      'work-was-not-used-for-an-earlier-title case-2019,case-2018',
    ])
    assert.match(workIsNotSpent({ what: '甲', usedIn: [2018] }).say ?? '', /2018年度已核准/)
  })
})

clause('anhui-titles-2018/art.9.1.6.b', 'whose award it is', ({ accepts, refuses }) => {
  const own = filed({ achievements: [award()] })
  accepts('three people of three, each with a place', () => {
    const second = other({ achievements: [award({ rank: 2, ownWork: '负责监测' })] })
    const third = other({ person: 'p-3', achievements: [award({ rank: 3, ownWork: '负责施工' })] }, 'case-3')
    assert.deepEqual(rulesOf(own, second, third), [])
    assert.equal(contributorsAgree({ what: '甲', contributors: 2, others: [2] }).holds, 'yes')
  })
  refuses('the same place twice', () => {
    const found = rulesOf(own, other({ achievements: [award({ id: 'a7', ownWork: '另写' })] }))
    assert.deepEqual(found, ['award-rank-is-claimed-once case-2'])
    const none = awardRankIsOwn({ what: '甲', rank: null, others: [null, 2] })
    assert.match(none.say ?? '', /没有写排名/)
    assert.match(awardRankIsOwn({ what: '甲', rank: 2, others: [1, 2] }).say ?? '', /也写第2名/)
    assert.equal(awardRankIsOwn({ what: '甲', rank: 2, others: [1, 3] }).holds, 'yes')
  })
  refuses('another number of contributors, or more people than it has', () => {
    const fewer = other({ achievements: [award({ rank: 2, contributors: 2, ownWork: '另写' })] })
    assert.deepEqual(rulesOf(own, fewer), ['contributors-of-an-award-agree case-2'])
    const full = contributorsAgree({ what: '甲', contributors: 2, others: [2, 2] })
    assert.equal(full.holds, 'no')
    assert.match(full.say ?? '', /本人填2人，另有2人填报同一成果奖励，填2、2人/)
  })
  refuses('the same award in two rows', () => {
    const twice = filed({ achievements: [award(), award({ id: 'a2', name: '科学技术 进步奖' })] })
    assert.deepEqual(rulesOf(twice), ['award-is-listed-once'])
    assert.equal(awardIsListedOnce({ what: '甲', rows: 1 }).holds, 'yes')
    assert.match(awardIsListedOnce({ what: '甲', rows: 2 }).say ?? '', /填报了2次/)
  })
  refuses('the own work told word for word as another person tells it, from thirty characters on', () => {
    const words = '主持完成全市三十六座桥梁的检测评估并编制养护规程和验收办法。'
    assert.equal(plain(words).length, 29)
    const told = (ownWork: string, more: Partial<Award> = {}) => award({ name: '另一项目', ownWork, ...more })
    const compare = (text: string) =>
      rulesOf(
        filed({ achievements: [told(text, { name: '甲项目' })] }),
        other({ achievements: [told(text, { name: '乙项目' })] }),
      )
    assert.deepEqual(compare(words), [])
    assert.deepEqual(compare(`${words}多`), ['own-work-is-told-in-own-words case-2'])
    assert.equal(wordingIsOwn({ what: '甲', others: 0 }).holds, 'yes')
    assert.match(wordingIsOwn({ what: '甲', others: 1 }).say ?? '', /与另1名申报人/)
  })
})

clause('anhui-titles-2018/art.18.a', 'certificates and scans have one owner', ({ accepts, refuses }) => {
  const own = filed({ materials: [material()] })
  accepts('the same award certificate in the bundles of those who share the award', () => {
    const shared = (id: string) => material({ id, slot: 'achievement', number: '2022-JB-2-07' })
    assert.deepEqual(rulesOf(filed({ materials: [shared('m1')] }), other({ materials: [shared('m2')] })), [])
  })
  accepts("the person's own scans again in another year", () => {
    assert.deepEqual(
      rulesOf(own, { id: 'case-2', state: filed({ materials: [material()], year: 2023 }) }),
      [],
    )
    assert.equal(certificateHasOneHolder({ what: '证', number: '1', others: 0 }).holds, 'yes')
    assert.equal(fileIsOnePersons({ what: '证', others: 0 }).holds, 'yes')
  })
  refuses("another person's certificate number, and the very same scan", () => {
    const number = material({ id: 'm5', number: '1035720100５001234', files: ['a'.repeat(64)] })
    assert.deepEqual(rulesOf(own, other({ materials: [number] })), [
      'certificate-number-has-one-holder case-2',
    ])
    const scan = material({ id: 'm6', number: '另一个编号77' })
    assert.deepEqual(rulesOf(own, other({ materials: [scan] })), ['file-lies-in-one-persons-bundle case-2'])
    assert.match(
      certificateHasOneHolder({ what: '证', number: '1', others: 1 }).say ?? '',
      /另有1名申报人使用/,
    )
    assert.match(fileIsOnePersons({ what: '证', others: 1 }).say ?? '', /另有1名申报人提交/)
  })
  accepts('what was taken out of the bundle no longer counts', () => {
    const removed = material({ removed: { reason: '误传', on: localDate('2024-07-01') } })
    assert.deepEqual(rulesOf(own, other({ materials: [removed] })), [])
  })
})

clause(
  'anhui-titles-2018/art.14',
  'one application per person and year, whatever the paper',
  ({ accepts, refuses }) => {
    const own = filed({})
    const second = (more: More = {}) =>
      other({ name: '申报人一', bornOn: '1985-03-04', committeeName: '另一市经济系列中级评委会', ...more })
    accepts('namesakes of another birthday or sex, another year, an application that came to nothing', () => {
      for (const more of [
        { bornOn: '1985-03-05' },
        { sex: '男' as const },
        { year: 2023 },
        { stage: 'declined' as const },
      ])
        assert.deepEqual(rulesOf(own, second(more)), [], JSON.stringify(more))
      assert.equal(nobodyLooksTheSame({ name: '甲', year: 2024, elsewhere: [] }).holds, 'yes')
    })
    refuses('the same name, birthday and sex in another city under another number', () => {
      assert.deepEqual(rulesOf(own, second()), ['no-second-application-under-another-paper case-2'])
      const finding = nobodyLooksTheSame({ name: '甲', year: 2024, elsewhere: ['乙会'] })
      assert.match(finding.say ?? '', /2024年度另向乙会申报/)
    })
  },
)

describe('screening', () => {
  it('finds nothing where nothing is shared', () => {
    const own = filed({ works: [work()], achievements: [award()], materials: [material()] })
    const far = other({
      works: [work({ title: '另一篇关于隧道的论文' })],
      achievements: [award({ name: '质量奖' })],
    })
    assert.deepEqual(screen(own, [far]), [])
  })
  it('does not take titles of five characters for the same paper', () => {
    const short = (title: string) => [work({ title, number: '' })]
    assert.deepEqual(
      rulesOf(filed({ works: short('工作总结五') }), other({ works: short('工作总结五') })),
      [],
    )
    assert.equal(
      rulesOf(filed({ works: short('工作总结六字') }), other({ works: short('工作总结六字') })).length,
      1,
    )
  })
  it('has one digest per kind and key, and none for what is empty', () => {
    const traces = tracesOf(filed({ works: [work()], materials: [material({ number: null })] }))
    assert.deepEqual(
      traces.map(({ kind }) => kind),
      ['work', 'file', 'person', 'likeness'],
    )
    assert.equal(new Set(traces.map(traceDigest)).size, traces.length)
    assert.match(traces.map(traceDigest).join(' '), /^[0-9a-f]{64}( [0-9a-f]{64}){3}$/)
  })
})
