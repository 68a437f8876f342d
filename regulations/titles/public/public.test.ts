import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { corpusCalendar } from '../../../tests/support/calendars.ts'
import { clause } from '../../../tests/support/clause.ts'
import { sampleApplication } from '../application/sample.ts'
import { stages } from '../application/state.ts'
import type { Application, ApplicationStage } from '../application/state.ts'
import { certificateCodeOf } from '../outcome/certificate-code.ts'
import type { CommitteeEntry, TitleEntry } from '../registers/index.ts'
import {
  checkCertificate,
  inForceText,
  instrumentFacts,
  listData,
  listOfficialHtml,
  publicCommitteeOf,
  publicListOf,
  publicityDays,
  standingOf,
} from './index.ts'

const row = { name: '申报人一', employer: '示例设计院', series: '工程', specialty: '机械', level: '中级' }
const list = { candidates: [row], contact: '0000-0000', postedOn: '2025-04-24', postingDayCounts: false }

clause('anhui-titles-2018/art.50.d', 'nothing public names an expert', ({ accepts, refuses }) => {
  accepts('a list of names, units, series, specialties and levels', () => {
    const { shown, finding } = publicListOf(list)
    assert.equal(shown?.candidates.length, 1)
    return finding
  })
  refuses('a list with an expert, with votes, or with an identity number in a text', () => {
    for (const [closed, word] of [
      [{ ...list, experts: ['评委甲'] }, 'experts'],
      [{ ...list, candidates: [{ ...row, yes: 10 }] }, 'yes'],
      [{ ...list, candidates: [{ ...row, employer: '示例院990101199003078514' }] }, '证件号码'],
    ] as const) {
      const { shown, finding } = publicListOf(closed)
      assert.equal(shown, null)
      assert.match(finding.say ?? '', new RegExp(word))
    }
  })
})

clause('anhui-titles-2018/notice.1', 'the page shows whom the notice went to', ({ accepts }) => {
  accepts('addressees with their clause', () => {
    const fact = instrumentFacts.find(({ clause: id }) => id === 'anhui-titles-2018/notice.1')
    assert.match(fact?.text ?? '', /各市人力资源社会保障局/)
  })
})
clause('anhui-titles-2018/notice.2', 'the document is for everybody', ({ accepts }) => {
  accepts('said with its clause', () => {
    const fact = instrumentFacts.find(({ clause: id }) => id === 'anhui-titles-2018/notice.2')
    assert.match(fact?.text ?? '', /主动公开/)
  })
})
clause('anhui-titles-2018/art.67.c', 'two older documents are repealed', ({ accepts }) => {
  accepts('both are named; titles obtained under them stay valid', () => {
    const fact = instrumentFacts.find(({ clause: id }) => id === 'anhui-titles-2018/art.67.c')
    assert.match(fact?.text ?? '', /皖人发〔2004〕81号、皖人发〔2005〕46号/)
    const old = { ...title, obtainedOn: localDate('2010-11-01'), application: null }
    const found = checkCertificate({ number: '20100001', name: '申报人一', code: '' }, old, '申报人一')
    assert.equal(found?.standing, '有效')
  })
})

const title: TitleEntry = {
  person: 'p-1',
  series: '工程',
  specialty: '机械',
  level: '中级',
  way: '评审',
  obtainedOn: localDate('2024-11-16'),
  authority: '示例市人社局',
  document: '示例人社〔2025〕3号',
  certificate: '2024000001',
  scope: '全省',
  status: '有效',
  application: 'case-1',
}
const asked = { number: '2024000001', name: '', code: '' }
const right = { ...asked, code: certificateCodeOf('case-1', '2024000001') }

clause('anhui-titles-2018/art.27.b', 'W5 verifies the number; revoked says so', ({ accepts }) => {
  accepts('by name, by code; revoked and exchanged are told', () => {
    assert.equal(checkCertificate({ ...asked, name: ' 申报人一 ' }, title, '申报人一')?.standing, '有效')
    assert.equal(checkCertificate(right, title, '申报人一')?.obtainedOn, '2024-11-16')
    assert.equal(checkCertificate(right, { ...title, status: '撤销' }, '申报人一')?.standing, '已撤销')
    assert.equal(checkCertificate(right, { ...title, status: '已换发' }, '申报人一')?.standing, '已换发')
  })
})

describe('checking a certificate', () => {
  it('answers nothing to an unknown number, another name, a wrong code and no proof at all', () => {
    const answers = [
      checkCertificate(right, undefined, ''),
      checkCertificate({ ...asked, name: '申报人二' }, title, '申报人一'),
      checkCertificate({ ...asked, code: '000000000000' }, title, '申报人一'),
      checkCertificate(asked, title, '申报人一'),
      checkCertificate(asked, title, ''),
      checkCertificate({ ...asked, code: '' }, { ...title, application: null }, '申报人一'),
    ]
    assert.deepEqual(answers, [null, null, null, null, null, null])
  })
})

describe('days of a publicity', () => {
  it('prints five clean working days: the make-up Sunday counts, the day of posting does not', () => {
    const days = publicityDays(list, corpusCalendar)
    assert.deepEqual([days?.from, days?.until], ['2025-04-25', '2025-04-30'])
    const counted = publicityDays({ ...list, postingDayCounts: true }, corpusCalendar)
    assert.deepEqual([counted?.from, counted?.until], ['2025-04-24', '2025-04-29'])
    assert.equal(publicityDays({ ...list, postedOn: null }, corpusCalendar), null)
  })

  it('gives another site its list without class, style and script, escaped', () => {
    const { shown } = publicListOf({ ...list, candidates: [{ ...row, employer: '<b>院</b>' }] })
    assert.ok(shown)
    const days = publicityDays(shown, corpusCalendar)
    const html = listOfficialHtml('公示', shown, days)
    assert.match(html, /公示时间：2025年4月25日至2025年4月30日/)
    assert.match(html, /&lt;b&gt;院/)
    assert.doesNotMatch(html, /class=|style=|<script/)
    assert.equal(listData('公示', shown, days).until, '2025-04-30')
  })
})

describe('where an application lies', () => {
  it('is the same whatever a complaint, the panels, the ballot and a reason say', () => {
    for (const stage of Object.keys(stages) as ApplicationStage[]) {
      const plain = sampleApplication(stage)
      const closed: Application = {
        ...plain,
        heldBy: ['complaint-1'],
        proposal: null,
        objections: [
          {
            id: '1',
            material: null,
            text: '论文有问题',
            anonymous: true,
            on: localDate('2024-07-01'),
            finding: null,
            verifier: null,
            note: '',
          },
        ],
        exit: { reason: '票数不足', clause: 'anhui-titles-2018/art.23.5.d', on: localDate('2024-11-16') },
      }
      assert.deepEqual(standingOf(closed), standingOf(plain), stage)
    }
  })

  it('ends alike for all who got no title, and before a publicity a vote is not to be seen', () => {
    const ends = ['not-passed', 'disqualified', 'void', 'declined', 'not-consented', 'retired'] as const
    const first = standingOf(sampleApplication('not-passed'))
    for (const stage of ends) assert.deepEqual(standingOf(sampleApplication(stage)), first, stage)
    assert.deepEqual(standingOf(sampleApplication('passed')), standingOf(sampleApplication('released')))
  })

  it('says how many items are missing until when, and nothing of what they are', () => {
    const plain = sampleApplication('correcting')
    const item = { id: '1', text: '缺2021年度考核', slot: null, suppliedOn: null }
    const correction = {
      issuedOn: localDate('2024-09-02'),
      dueOn: localDate('2024-09-10'),
      dueTime: '17:30',
      items: [item, { ...item, id: '2', suppliedOn: localDate('2024-09-03') }],
      by: 'clerk',
      amended: false,
    }
    const standing = standingOf({ ...plain, intake: { ...plain.intake, correction } })
    assert.equal(standing.asked, '请在2024年9月10日17:30前补交1项材料，内容见补正告知书。')
    assert.doesNotMatch(JSON.stringify(standing), /2021/)
  })
})

describe('the public register of committees', () => {
  it('shows neither the file nor an unconfirmed lapse', () => {
    const entry: CommitteeEntry = {
      name: '示例市工程系列中级评委会',
      levels: '中级',
      series: '工程',
      specialties: '机械、电气',
      territory: '990100',
      scope: '市',
      convening: 'c',
      conveningName: '示例市工程师协会',
      authoriser: 'a',
      authoriserName: '示例市人社局',
      authoriserLevel: '市级',
      document: '示例人社〔2022〕11号',
      validUntil: localDate('2025-12-31'),
      quorum: 9,
      hasPanels: true,
      status: '拟放弃',
      caseId: 'case-9',
    }
    const shown = publicCommitteeOf(entry)
    assert.equal(shown.status, '有效')
    assert.doesNotMatch(JSON.stringify(shown), /case-9|quorum/)
  })

  it('says that the day of issue is unknown until it is entered', () => {
    assert.match(inForceText(null), /未知/)
    assert.match(inForceText('2018-03-01'), /2018-03-01/)
  })
})
