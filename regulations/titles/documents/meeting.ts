/** Papers of a review meeting before and in the room: F17 roster, F20 sign-in, F23 panel opinions, F37 pledge, F44 bundle. */
import type { DocumentSpec, Phrase } from '#kernel/case'
import { anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { inspectingOffice, minutesKeeper, nameOf, recorder, secretary, tableReader } from '../meeting/desk.ts'
import type { Candidate, Meeting } from '../meeting/state.ts'
import { type Roster, rostersBySpecialty } from '../intake/roster.ts'
import { meetingModes } from '../meeting/state.ts'
import {
  blocksOf,
  label,
  listTable,
  numbered,
  paragraph,
  sampleNote,
  signLine,
  value,
  writtenDay,
} from './grid.ts'

type Spec = DocumentSpec<Meeting>
/** Those who keep the record while it is made, then the archive and who inspects (art.24.e). */
export const recordKeepers: Phrase = anyOf(secretary, recorder, minutesKeeper, inspectingOffice)
const inRoom: Phrase = anyOf(tableReader, minutesKeeper)

export const candidatesOf = ({ items }: Meeting): readonly Candidate[] =>
  items.flatMap(({ candidates }) => candidates)
const heading = (text: string) => ({ kind: 'heading', level: 1, text })

/** What stands on the agenda was admitted before it was placed there. */
function rostersOf(state: Meeting): readonly Roster[] {
  const { value } = rostersBySpecialty({ entries: candidatesOf(state) })
  return value === 'unknown' ? [] : value
}

/** F17: by specialty, each with its serial numbers (art.23.2.a); the seal of consent is pressed under each roster. */
const reviewRoster: Spec = {
  label: '送评名册',
  clause: cite('anhui-titles-2018/art.23.2.a').clause,
  template: 'figures',
  when: (state) => candidatesOf(state).length > 0,
  data: (state) => ({
    orientation: 'portrait',
    tables: rostersOf(state).map(({ specialty, rows }) => ({
      ...listTable(
        `${state.year}年度${specialty}专业送评名册`,
        [
          ['no', '序号', 3, 'code'],
          ['number', '申报编号', 12],
          ['name', '姓名', 6],
          ['employer', '单位', 13],
          ['level', '级别', 4],
          ['track', '类型', 4],
        ],
        numbered(
          rows.map(({ number, name, employer, level, track }) => [number, name, employer, level, track]),
        ),
      ),
      preparedBy: `评委会：${state.committee.name}`,
      unit: `共${rows.length}人`,
      notes: [sampleNote],
    })),
    signatures: [{ label: '组建单位负责人' }, { label: '日期' }],
    seals: ['组建单位同意送评章'],
  }),
  readers: inRoom,
}

/** F20: who came, when, and when he left. */
const attendance: Spec = {
  label: '评委签到与离会登记',
  clause: cite('anhui-titles-2018/art.23.5.a').clause,
  template: 'figures',
  when: ({ members }) => members.length > 0,
  data: ({ members, presence, committee, on, place }) => ({
    orientation: 'portrait',
    tables: [
      {
        ...listTable(
          '评审委员签到与离会登记',
          [
            ['no', '序号', 3, 'code'],
            ['name', '姓名', 6],
            ['function', '职务', 6],
            ['specialty', '专业', 6],
            ['in', '签到时间', 5],
            ['out', '离会时间', 5],
            ['sign', '签名', 8],
          ],
          numbered(
            members.map((member) => {
              const one = presence.find(({ expert }) => expert === member.expert)
              return [
                member.name,
                member.function,
                member.specialty,
                one?.signedInAt ?? '',
                one?.leftAt ?? '',
                '',
              ]
            }),
          ),
        ),
        tall: true,
        preparedBy: committee.name,
        unit: `${writtenDay(on)}　${place}`,
        notes: [
          sampleNote,
          `规定出席人数：${committee.quorum ?? '未规定'}。中途离会的，此后不计入出席人数。`,
        ],
      },
    ],
    signatures: [{ label: '记录人' }, { label: '组建单位工作人员' }],
  }),
  readers: recordKeepers,
}

/** F23: each panel's opinion on each of its candidates; three headings stay for ethics, ability and results (art.3). */
const panelOpinions: Spec = {
  label: '专业组评议意见表',
  clause: cite('anhui-titles-2018/art.23.4.a').clause,
  template: 'form',
  when: (state) => candidatesOf(state).some(({ panelOpinion }) => panelOpinion !== null),
  data: (state) => ({
    title: '专业（学科）组评议意见表',
    subtitle: `${state.committee.name}　${writtenDay(state.on)}`,
    columns: [2, 4, 6, 4, 9, 4],
    rows: [
      ['序号', '姓名', '单位', '结论', '意见（品德、能力、业绩）', '组长'].map((text) => label(text)),
      ...candidatesOf(state).map(({ name, employer, panelOpinion }, index) => [
        value(String(index + 1)),
        value(name),
        value(employer),
        value(panelOpinion === null ? '' : panelOpinion.recommended ? '同意推荐' : '不同意推荐'),
        value(panelOpinion?.reasons ?? '', { lines: 3 }),
        value(panelOpinion === null ? '' : nameOf(state, panelOpinion.leader)),
      ]),
      [label('签名'), value('', { colspan: 5, lines: 3, seal: signLine('专业组长') })],
    ],
    notes: [sampleNote, '本表严格保密，不交申报人及其单位。'],
  }),
  readers: anyOf(tableReader, recordKeepers),
}

const pledges = [
  '严守评审秘密：不泄露评委名单、评议意见、表决情况和未通过的原因；',
  '不私自接触评审对象，不收受礼品、宴请，不接受请托；',
  '与评审对象有亲属、师生或同一单位等关系的，主动申明并回避；',
  '独立、公正地评议和投票，不代投、不补投；',
  '会议材料按编号领取，会后当场交回。',
]
/** F37: what members sign before anything of a case is shown to them, and who has signed. */
const secrecyPledge: Spec = {
  label: '保密与回避承诺书',
  clause: cite('anhui-titles-2018/art.50.b').clause,
  template: 'report',
  when: ({ members }) => members.length > 0,
  data: ({ members, pledges: signed, committee, on, convening }) => ({
    title: '评审人员保密与回避承诺书',
    subtitle: `${committee.name}　${writtenDay(on)}`,
    blocks: blocksOf(
      paragraph('本人参加本次评审，郑重承诺：'),
      { kind: 'list', items: pledges },
      {
        kind: 'table',
        table: listTable(
          '',
          [
            ['no', '序号', 3, 'code'],
            ['name', '姓名', 6],
            ['function', '职务', 6],
            ['recusal', '申明回避', 5],
            ['on', '承诺日期', 9],
            ['sign', '签名', 9],
          ],
          numbered(
            members.map((member) => {
              const one = signed.find(({ expert }) => expert === member.expert)
              const away = one?.recusals.length ?? 0
              return [
                member.name,
                member.function,
                one === undefined ? '' : away === 0 ? '无' : `${away}人`,
                writtenDay(one?.on ?? null),
                '',
              ]
            }),
          ),
          { tall: true },
        ),
      },
    ),
    signedBy: [convening.name],
    dateText: writtenDay(on),
  }),
  readers: recordKeepers,
}

/** F44: agenda, rules and overview; copies are numbered by hand and handed back. The summary sheets F2 are bound after it. */
const meetingBundle: Spec = {
  label: '会议材料汇编',
  clause: cite('anhui-titles-2018/art.23.3.b').clause,
  template: 'report',
  when: (state) => candidatesOf(state).length > 0,
  data: (state) => ({
    title: `${state.committee.name}${state.year}年度评审会材料汇编`,
    subtitle: '第　　　号　　会后交回',
    blocks: blocksOf(
      heading('一、会议安排'),
      paragraph(
        `时间：${writtenDay(state.on)}${state.time}；地点：${state.place}；方式：${meetingModes[state.mode]}。`,
      ),
      heading('二、议程'),
      {
        kind: 'list',
        items: state.items.map(({ title, candidates }) => `${title}（${candidates.length}人）`),
      },
      heading('三、评审规则'),
      {
        kind: 'list',
        items: [
          `出席委员不少于${state.committee.quorum ?? '规定'}人方可开会。`,
          '先报告审查情况，再由专业组介绍初审意见，经评议后无记名投票。',
          '赞成票达到出席会议委员总数三分之二的为通过；回避和没有听取介绍的不参加该人表决。',
          '不得委托投票，会后不得补投；当场计票、当场宣布。',
        ],
      },
      heading('四、评审对象一览'),
      {
        kind: 'table',
        table: listTable(
          '',
          [
            ['no', '序号', 3, 'code'],
            ['name', '姓名', 5],
            ['employer', '单位', 11],
            ['specialty', '专业', 5],
            ['level', '级别', 5],
            ['track', '类型', 5],
          ],
          numbered(
            candidatesOf(state).map(({ name, employer, specialty, level, track }) => [
              name,
              employer,
              specialty,
              level,
              track,
            ]),
          ),
        ),
      },
      paragraph('每人的简明情况登记表按本表次序附后。'),
    ),
    signedBy: [state.convening.name],
    dateText: writtenDay(state.on),
  }),
  readers: inRoom,
}

export const meetingDocuments: Readonly<Record<string, Spec>> = {
  reviewRoster,
  attendance,
  panelOpinions,
  secrecyPledge,
  meetingBundle,
}
