/** 专家抽取: visible to who was there; an invited expert sees day, hour and place and nothing of the others. */
import type { Happening } from '#kernel/case'
import { anyOf, inStage } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { drawDocuments } from '../documents/draw.ts'
import { procedureIds } from '../vocabulary.ts'
import {
  CancelDraw,
  DrawExperts,
  PledgeSecrecy,
  PrepareDraw,
  RecordAnswer,
  SealDraw,
  desk,
  invited,
  partiesOf,
  present,
  secretary,
  witness,
} from './acts.ts'
import type { DrawEvent } from './events.ts'
import type { ExpertDraw, Invitation } from './state.ts'
import { drawStages } from './state.ts'

const asked = (expert: string): Invitation => ({ expert, answer: '待答复', reason: '', answeredOn: null })

function evolve(state: ExpertDraw | undefined, event: DrawEvent, happening: Happening): ExpertDraw {
  switch (event.type) {
    case 'DrawPrepared': {
      const { type: _type, secretary: by, ...facts } = event
      return {
        ...facts,
        stage: 'committed',
        draw: null,
        invitations: [],
        secrecy: [{ name: by, on: happening.date }],
        sealedOn: null,
      }
    }
    case 'ExpertsDrawn': {
      const { type: _type, invited: experts, ...draw } = event
      return {
        ...inStage(state, 'committed'),
        stage: 'drawn',
        draw: { ...draw, on: happening.date },
        invitations: experts.map(asked),
      }
    }
    case 'InvitationAnswered': {
      const from = inStage(state, 'drawn')
      const answer = event.attends ? '参加' : '不参加'
      const answered = from.invitations.map((one): Invitation =>
        one.expert === event.expert
          ? { ...one, answer, reason: event.reason, answeredOn: happening.date }
          : one,
      )
      return { ...from, invitations: [...answered, ...event.substitutes.map(asked)] }
    }
    case 'SecrecyPledged': {
      const from = inStage(state, 'drawn')
      return { ...from, secrecy: [...from.secrecy, { name: event.name, on: happening.date }] }
    }
    case 'DrawSealed':
      return { ...inStage(state, 'drawn'), stage: 'sealed', sealedOn: happening.date }
    case 'DrawCancelled':
      return { ...inStage(state, 'committed', 'drawn'), stage: 'cancelled' }
  }
}

const CLOSED = [
  'constraints',
  'commitment',
  'poolSize',
  'eligible',
  'draw',
  'invitations',
  'secrecy',
  'committee',
] as const
/** Before the draw the witness must see what he witnesses; afterwards only the one who did. */
const keepers = anyOf(present, witness)

export const expertDraw = desk.procedure({
  id: procedureIds.draw,
  label: '评审专家抽取',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    committed: { label: drawStages.committed },
    drawn: { label: drawStages.drawn },
    sealed: { label: drawStages.sealed, closed: cite('anhui-titles-2018/art.50.c') },
    cancelled: { label: drawStages.cancelled, closed: cite('anhui-titles-2018/art.50.c'), aside: true },
  },
  acts: { PrepareDraw, DrawExperts, RecordAnswer, PledgeSecrecy, SealDraw, CancelDraw },
  evolve,
  parties: partiesOf,
  documents: drawDocuments,
  title: ({ convening, on }) => `${convening.name}${on}评审会专家抽取`,
  columns: {
    meeting: { type: 'text', label: '评审会', value: ({ meeting }) => meeting },
    on: { type: 'date', label: '会议日期', value: ({ on }) => on },
  },
  visibility: {
    see: anyOf(secretary, witness, invited),
    parts: Object.fromEntries(CLOSED.map((part) => [part, keepers])),
    acts: {
      DrawExperts: keepers,
      RecordAnswer: keepers,
      SealDraw: keepers,
      PledgeSecrecy: keepers,
      CancelDraw: keepers,
    },
  },
})

export const drawStateLabels: Readonly<Record<string, string>> = {
  meeting: '评审会',
  committee: '评委会',
  year: '年度',
  convening: '组建单位',
  on: '会议日期',
  time: '时间',
  place: '地点',
  constraints: '抽取条件',
  commitment: '随机数摘要',
  poolSize: '库内专家数',
  eligible: '符合条件人数',
  draw: '抽取记录',
  'draw.on': '日期',
  'draw.witness': '见证人',
  'draw.order': '抽取次序',
  'draw.order.*.name': '姓名',
  'draw.order.*.expert': '专家编号',
  'draw.order.*.function': '委员会职务',
  'draw.order.*.specialty': '专业',
  'draw.order.*.employer': '单位',
  'draw.order.*.panel': '专业组',
  invitations: '邀请与答复',
  'invitations.*.expert': '专家',
  'invitations.*.answer': '答复',
  'invitations.*.answeredOn': '答复日期',
  'invitations.*.reason': '原因',
  secrecy: '保密承诺',
  'secrecy.*.name': '姓名',
  'secrecy.*.on': '日期',
  sealedOn: '封存日期',
}
export const drawEventLabels: Readonly<Record<string, string>> = {
  DrawPrepared: '准备了抽取',
  ExpertsDrawn: '抽取了专家',
  InvitationAnswered: '登记了答复',
  SecrecyPledged: '签署了保密承诺',
  DrawSealed: '封存了名单',
  DrawCancelled: '取消了抽取',
}
