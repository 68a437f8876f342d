/** Items on the person: in post, official, retired, barred, the latest assessment. */
import type { Finding } from '#kernel/law'
import { findLatestAssessment, latestAssessmentPassed } from '../tenure/index.ts'
import type { PrecheckFacts, Standing } from './facts.ts'
import { isAppointed } from './facts.ts'
import {
  conductIsClean,
  findBar,
  noBarOnFilingDay,
  noNotesOnFile,
  personIsInPost,
  personIsNoOfficial,
  personIsNotRetired,
} from './person.ts'
import type { CheckItem } from './item.ts'
import { statusOf } from './item.ts'

const item = (finding: Finding, asked: string, found: string): CheckItem => ({
  group: '本人情况',
  finding,
  status: statusOf(finding),
  asked,
  found,
})

function postItems(f: PrecheckFacts): readonly CheckItem[] {
  const { status, contractFrom, contractUntil, retiresOn } = f.person
  const inPost = personIsInPost({
    status,
    contractFrom: contractFrom ?? null,
    contractUntil: contractUntil ?? null,
    appointed: isAppointed(f),
    on: f.on,
  })
  const retired = personIsNotRetired({ status, retiresOn: retiresOn ?? null, on: f.on })
  return [
    item(inPost, '申报之日在职在岗', status),
    item(personIsNoOfficial({ status }), '不是公务员', status),
    item(retired, '没有离退休', retiresOn ?? '没有登记退休日期'),
  ]
}

function integrityItems(f: PrecheckFacts): readonly CheckItem[] {
  const bar = findBar(f.integrity)
  const barredUntil = bar?.barredUntil ?? null
  const noBar = noBarOnFilingDay({ barredUntil, document: bar?.document ?? '', on: f.on })
  const open = f.integrity.filter(({ kind, closed }) => kind === '记录' && closed !== true).length
  const clean = conductIsClean({ barred: noBar.holds === 'no', notes: open })
  const notes = noNotesOnFile({
    notes: f.integrity.map(
      ({ kind, fact, closed }) => `${kind}：${fact}${closed === true ? '（已了结）' : ''}`,
    ),
  })
  return [
    item(noBar, '不在撤销职称后的五年内', barredUntil === null ? '没有禁报记录' : `禁报至${barredUntil}`),
    item(clean, '遵纪守法，没有禁报', `诚信档案${f.integrity.length}条`),
    ...(notes.holds === 'yes'
      ? []
      : [{ ...item(notes, '诚信档案没有记录', `${f.integrity.length}条`), status: 'note' as const }]),
  ]
}

/** Items of art.9.a, 9.b, 11.c, 53.c and 65. A person new in work has no assessment yet and needs none without a title. */
export function personItems(f: PrecheckFacts, s: Standing): readonly CheckItem[] {
  const latest = findLatestAssessment(s.assessed, f.cycle.year)
  const passed = latestAssessmentPassed({
    filingYear: f.cycle.year,
    latestYear: latest?.year ?? null,
    effect: latest?.effect ?? null,
  })
  const needed = latest !== undefined || s.atBase.length > 0
  return [
    ...postItems(f),
    ...integrityItems(f),
    ...(needed
      ? [
          item(
            passed,
            '最近一次年度考核不是不合格',
            latest === undefined ? '没有考核结果' : `${latest.year}年度${latest.grade}`,
          ),
        ]
      : []),
  ]
}
