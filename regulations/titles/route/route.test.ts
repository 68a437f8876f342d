import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ClauseId } from '#kernel/law'
import { clause } from '../../../tests/support/clause.ts'
import { affiliations, bandOf, employerKinds, levels, officeLevels } from '../vocabulary.ts'
import type { RouteQuestion } from './index.ts'
import {
  authorityFinding,
  findRouteFacts,
  officesInQuestion,
  officesOf,
  planRoute,
  routeCompleteFinding,
  routeOf,
  submitterFinding,
  titleAuthority,
} from './index.ts'
import {
  centralEnterprise,
  designInstitute,
  officeEntries,
  offices,
  provincialInstitute,
  school,
  startUp,
} from './sample.fixture.ts'

const submit = (q: RouteQuestion, acting: string) =>
  submitterFinding(routeOf(q, offices).submitter, acting, q.level)
const approve = (q: RouteQuestion, acting: string) =>
  authorityFinding(titleAuthority(q, offices), acting, q.level)

const submitters: readonly {
  readonly id: ClauseId
  readonly title: string
  readonly q: RouteQuestion
  readonly right: string
  readonly wrong: string
  readonly say: RegExp
}[] = [
  {
    id: 'anhui-titles-2018/art.13.1.a',
    title: 'a county hospital at 副高级',
    q: { ...school, level: '副高级', affiliation: '县属' },
    right: 'city-a-hr',
    wrong: 'county-c-hr',
    say: /应由甲市人社局提交/,
  },
  {
    id: 'anhui-titles-2018/art.13.1.b',
    title: 'a provincial institute at 正高级',
    q: { ...provincialInstitute, level: '正高级' },
    right: 'science',
    wrong: 'institute',
    say: /应由省科技厅提交/,
  },
  {
    id: 'anhui-titles-2018/art.13.2.a',
    title: 'a township school at 中级',
    q: school,
    right: 'county-c-hr',
    wrong: 'education-c',
    say: /应由丙县人社局提交/,
  },
  {
    id: 'anhui-titles-2018/art.13.2.b',
    title: 'a city design institute under the housing bureau at 中级',
    q: designInstitute,
    right: 'housing-a',
    wrong: 'city-a-hr',
    say: /应由甲市住建局提交/,
  },
  {
    id: 'anhui-titles-2018/art.13.2.c',
    title: 'a provincial unit at 中级',
    q: provincialInstitute,
    right: 'science',
    wrong: 'city-a-hr',
    say: /应由省科技厅提交/,
  },
  {
    id: 'anhui-titles-2018/art.13.3.a',
    title: 'a township health centre at 助理级',
    q: { ...school, level: '助理级' },
    right: 'education-c',
    wrong: 'school',
    say: /应由丙县教体局提交/,
  },
  {
    id: 'anhui-titles-2018/art.13.3.b',
    title: 'a provincial unit at 员级 sends itself',
    q: { ...provincialInstitute, level: '员级' },
    right: 'institute',
    wrong: 'science',
    say: /应由省直研究所提交/,
  },
  {
    id: 'anhui-titles-2018/art.13.4.a',
    title: 'a start-up of a county without department at 中级',
    q: startUp,
    right: 'county-c-hr',
    wrong: 'start-up',
    say: /应由丙县人社局提交/,
  },
  {
    id: 'anhui-titles-2018/art.13.4.b',
    title: 'a file at the provincial talent centre at 中级',
    q: { ...startUp, fileAgency: 'talent' },
    right: 'talent',
    wrong: 'county-c-hr',
    say: /应由省人才服务中心提交/,
  },
]
for (const { id, title, q, right, wrong, say } of submitters)
  clause(id, title, ({ accepts, refuses }) => {
    accepts(`${right} sends`, () => assert.equal(submit(q, right).holds, 'yes'))
    refuses(`${wrong} sends`, () => {
      const finding = submit(q, wrong)
      assert.equal(finding.holds, 'no')
      assert.match(finding.say ?? '', say)
      assert.equal(finding.clause, id)
    })
  })

void describe('submission without a department', () => {
  void it('of a senior case goes through the city', () =>
    assert.equal(routeOf({ ...startUp, level: '副高级' }, offices).submitter.name, '甲市人社局'))
  void it('of a unit registered at the city goes to the city', () =>
    assert.equal(routeOf({ ...startUp, registeredAt: '市级' }, offices).submitter.name, '甲市人社局'))
  void it('is no matter of a private agency', () =>
    assert.equal(routeOf({ ...startUp, fileAgency: 'private-agency' }, offices).submitter.name, '丙县人社局'))
  void it('lets a first-tier provincial unit act as its own department, by reading', () => {
    const { submitter } = routeOf({ ...provincialInstitute, department: null, level: '正高级' }, offices)
    assert.deepEqual([submitter.name, submitter.reading], ['省直研究所', true])
  })
})

clause('anhui-titles-2018/art.5.0', 'the responsible office', ({ accepts, refuses }) => {
  accepts('中级 and an employer of county 丁 under 甲 city', () => {
    const route = routeOf({ ...school, territory: '340122' }, offices)
    const { name, why } = route.authority
    assert.deepEqual([name, why], ['甲市人社局', '市级人社部门管理辖区内的中、初级评审'])
    assert.equal(routeCompleteFinding(route).holds, 'yes')
  })
  refuses('a place whose office is not registered', () => {
    const q = { ...school, territory: '340322' }
    const finding = routeCompleteFinding(routeOf(q, offices))
    assert.equal(finding.holds, 'no')
    assert.match(finding.say ?? '', /340322的县级人社部门、340300的市级人社部门/)
    assert.equal(findRouteFacts(routeOf(q, offices)), undefined)
  })
})
clause('anhui-titles-2018/art.5.1', 'senior results', ({ accepts, refuses }) => {
  const q = { ...school, level: '副高级' as const }
  accepts('R8, the province, approves', () => assert.equal(approve(q, 'province-hr').holds, 'yes'))
  refuses('甲 city approves', () => assert.equal(approve(q, 'city-a-hr').holds, 'no'))
})
clause('anhui-titles-2018/art.5.2', 'mid results', ({ accepts, refuses }) => {
  const own = {
    ...provincialInstitute,
    department: { organisation: 'transport', name: '省交通厅' },
  }
  accepts('the authorised department approves its own unit', () =>
    assert.equal(approve(own, 'transport').holds, 'yes'),
  )
  accepts('without an authorisation the province approves, by reading', () => {
    assert.equal(approve(provincialInstitute, 'province-hr').holds, 'yes')
    assert.equal(titleAuthority(provincialInstitute, offices).reading, true)
  })
  accepts('an authorised institute approves its own people', () => {
    const institute = { organisation: 'institute-own', name: '省直研究院' }
    assert.equal(approve({ ...provincialInstitute, employer: institute }, 'institute-own').holds, 'yes')
  })
  refuses('a result of a city unit at the authorised department', () =>
    assert.equal(approve(designInstitute, 'transport').holds, 'no'),
  )
})
clause('anhui-titles-2018/art.5.3', 'junior results', ({ accepts, refuses }) => {
  const teacher = { ...school, level: '助理级' as const }
  accepts('the county approves 助理级', () => assert.equal(approve(teacher, 'county-c-hr').holds, 'yes'))
  refuses('another county approves 助理级', () => assert.equal(approve(teacher, 'county-d-hr').holds, 'no'))
  void it('the county approves no 中级', () =>
    assert.equal(approve({ ...teacher, level: '中级' }, 'county-c-hr').holds, 'no'))
})

const departments = [null, 'science', 'transport', 'education-c'] as const
const agencies = [null, 'talent', 'private-agency'] as const
/** Every combination of what the router asks, over the registered places. */
function* everyQuestion(): Generator<RouteQuestion> {
  for (const level of levels)
    for (const affiliation of affiliations)
      for (const kind of employerKinds)
        for (const department of departments)
          for (const employer of ['unit', 'institute-own'])
            for (const fileAgency of agencies)
              for (const registeredAt of officeLevels)
                for (const territory of ['340000', '340100', '340121'])
                  yield {
                    level,
                    affiliation,
                    kind,
                    territory,
                    employer: { organisation: employer, name: '某单位' },
                    department: department === null ? null : { organisation: department, name: '某部门' },
                    registeredAt,
                    fileAgency,
                  }
}

void describe('every combination of level, affiliation, department, authorisation, file and place', () => {
  void it('has a submitter, an acceptor, an authority and a letter', () => {
    let examined = 0
    for (const q of everyQuestion()) {
      const route = routeOf(q, offices)
      const shown = JSON.stringify(q)
      examined += 1
      assert.ok(findRouteFacts(route), shown)
      assert.equal(
        submitterFinding(route.submitter, route.submitter.organisation ?? '', q.level).holds,
        'yes',
        shown,
      )
      assert.equal(approve(q, route.authority.organisation ?? '').holds, 'yes', shown)
      assert.equal(route.plan.acceptor.kind, '评委会组建单位')
    }
    assert.equal(examined, 5 * 6 * 6 * 4 * 2 * 3 * 3 * 3)
  })
  void it('leaves senior results to the province, and mid results never to a county', () => {
    for (const q of everyQuestion()) {
      const { desk } = titleAuthority(q, offices)
      if (bandOf(q.level) === '高级') assert.equal(desk, '省级人社部门')
      if (q.level === '中级') assert.notEqual(desk, '县级人社部门')
    }
  })
  void it('never lets a county or an employer below the province submit a senior case', () => {
    for (const q of everyQuestion()) {
      const { submitter } = routeOf(q, offices)
      if (bandOf(q.level) !== '高级' || q.affiliation === '省直' || q.fileAgency === 'talent') continue
      assert.ok(['市级人社部门', '省级人社部门'].includes(submitter.desk), JSON.stringify(q))
    }
  })
})

void describe('the letter', () => {
  void it('is the everyday one of the submitter at home', () =>
    assert.equal(routeOf(school, offices).letter, '申请委托评审函'))
  void it('is the delegation letter of the bureau for a central enterprise', () => {
    const route = routeOf(centralEnterprise, offices)
    assert.deepEqual(
      [route.letter, route.submitter.name, route.authority.name],
      ['委托评审函', '甲市人社局', '甲市人社局'],
    )
  })
  void it('is the everyday one where a public agency keeps the file', () =>
    assert.equal(routeOf({ ...centralEnterprise, fileAgency: 'talent' }, offices).letter, '申请委托评审函'))
})

void describe('the committee that accepts', () => {
  const plan = (more: Partial<Parameters<typeof planRoute>[0]>) =>
    planRoute({
      level: '中级',
      affiliation: '县属',
      kind: '事业单位',
      hasDepartment: true,
      authorised: false,
      agency: 'none',
      registeredAt: '县级',
      ...more,
    }).acceptor.authorisedBy
  void it('is authorised by the level that art.4 names', () =>
    assert.deepEqual(
      [
        plan({}),
        plan({ level: '助理级' }),
        plan({ level: '副高级' }),
        plan({ affiliation: '省直', authorised: true }),
      ],
      ['市级', '县级', '省级', '省级'],
    ))
})

void describe('the offices in question', () => {
  const questions = [school, designInstitute, provincialInstitute, startUp, centralEnterprise].flatMap((q) =>
    levels.flatMap((level) =>
      affiliations.flatMap((affiliation) =>
        ['340121', '340100', '340200', '340000'].flatMap((territory) =>
          [null, 'talent', 'private-agency', 'unknown'].map((fileAgency) => ({
            ...q,
            level,
            affiliation,
            territory,
            fileAgency,
          })),
        ),
      ),
    ),
  )
  void it('are enough for the same route, whoever asks', () => {
    let left = 0
    for (const q of questions) {
      const named = [q.employer.organisation, q.department?.organisation, q.fileAgency]
      const asked = officesInQuestion(officeEntries, q.territory, named)
      assert.deepEqual(routeOf(q, officesOf(asked)), routeOf(q, offices), JSON.stringify(q))
      left += asked.length
    }
    assert.ok(left < (questions.length * officeEntries.length) / 2, String(left))
  })
  void it('are the bureaus over the place and those named', () => {
    const keys = (place: string, ...named: readonly (string | null)[]) =>
      officesInQuestion(officeEntries, place, named).map(({ key }) => key)
    assert.deepEqual(keys('340121', 'education-c', null), [
      'province-hr',
      'city-a-hr',
      'county-c-hr',
      'education-c',
    ])
    assert.deepEqual(keys('340200'), ['province-hr', 'city-b-hr'])
  })
})
