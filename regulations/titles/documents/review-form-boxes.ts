/** The opinion boxes at the end of F1, in the order of the hands it goes through; an empty one waits for pen and seal. */
import { daysText } from './grid.ts'
import type { Application } from '../application/state.ts'
import { box, head, cell, sealLine, section, signLine, writtenDay } from './grid.ts'
import type { Cell } from './grid.ts'

type Rows = readonly (readonly Cell[])[]
const lines = (...texts: readonly (string | null | undefined)[]): string =>
  texts.filter((text) => text !== null && text !== undefined && text !== '').join('\n')

function employerRows(state: Application): Rows {
  const { internalNotice: notice, group, opinion, marks, materials, employer } = state
  return [
    section('单位核验、公示和评价'),
    box('单位核验', marks.length === 0 ? '' : `材料${materials.length}件，已逐件核对${marks.length}件。`, {
      lines: 3,
      seal: sealLine('人事部门'),
    }),
    box(
      '单位公示',
      notice === null
        ? ''
        : `${daysText(notice.postedOn, notice.takenDownOn)}在${notice.place}公示${notice.takenDownOn === null ? '' : '，期满'}。`,
      { lines: 2 },
    ),
    box('考核组意见', lines(group?.sheet?.ethics, group?.sheet?.performance, group?.sheet?.conclusion), {
      lines: 3,
    }),
    box('单位评价意见', lines(opinion?.merits, opinion?.standard, opinion?.conduct), {
      lines: 6,
      seal: `负责人：${opinion?.head ?? '　　　　'}\n${sealLine(employer.name)}`,
    }),
  ]
}

function officeRows({ forwards, route }: Application): Rows {
  return [
    ...forwards.map(({ name, opinion, on }) =>
      box('主管部门意见', lines(opinion, writtenDay(on)), { lines: 4, seal: sealLine(name) }),
    ),
    ...(forwards.length === 0 ? [box('主管部门意见', '', { lines: 4, seal: sealLine('主管部门') })] : []),
    box('呈报单位意见', '', { lines: 4, seal: sealLine(route?.submitterName ?? '呈报单位') }),
  ]
}

function examText({ intake, cycle }: Application): string {
  if (!cycle.examined) return '本年度不设考试'
  const { exam } = intake
  if (exam === null) return ''
  return exam.absent ? '缺考' : `${exam.total ?? ''}分，${exam.qualified ? '合格' : '不合格'}`
}

function conveningRows(state: Application, counts: boolean): Rows {
  const { intake, review, cycle } = state
  const { released, admittedOn } = intake
  const passed = review.appraisals.filter((one) => one.passed === true).length
  return [
    section('考试、鉴定和送评'),
    box('考试成绩', examText(state)),
    ...(counts
      ? [
          box(
            '论文鉴定',
            review.appraisals.length === 0 ? '' : `送鉴${review.appraisals.length}份，达到要求${passed}份`,
          ),
          box('答辩', review.defence === null ? '' : review.defence.heard ? '已答辩' : '已通知答辩'),
        ]
      : []),
    box(
      '组建单位审核意见',
      lines(
        admittedOn === null ? '' : `${writtenDay(admittedOn)}受理`,
        released === null ? '' : `${writtenDay(released.on)}同意送评`,
      ),
      {
        lines: 4,
        seal: `负责人：　　　　\n${sealLine(`${cycle.conveningName}同意送评`)}`,
      },
    ),
  ]
}

/** Boxes of employer, offices and convening body. */
export function opinionRows(state: Application, counts: boolean): Rows {
  return [...employerRows(state), ...officeRows(state), ...conveningRows(state, counts)]
}

/** Panel, committee, publicities and approval. The counts are the ballot's and nobody types them (art.23.6.a). */
export function conclusionRows(state: Application, counts: boolean): Rows {
  const { review, outcome, cycle, route } = state
  const { conclusion, panel } = review
  const figure = (key: 'due' | 'present' | 'yes' | 'no' | 'abstain'): string =>
    conclusion === null ? '' : String(conclusion[key])
  const names = ['应到', '实到', '赞成', '反对', '弃权'] as const
  const keys = ['due', 'present', 'yes', 'no', 'abstain'] as const
  const result = conclusion === null ? '' : conclusion.passed ? '通过' : '未通过'
  return [
    section('评审结论'),
    ...(counts
      ? [
          box(
            '专业组意见',
            panel === null ? '' : lines(panel.recommended ? '同意推荐' : '不同意推荐', panel.reasons),
            {
              lines: 5,
              seal: signLine(panel === null ? '组长' : `组长 ${panel.leader}`),
            },
          ),
          [...names.flatMap((name) => [head(name, 1)]), head('结论', 3), head('会议日期', 4)],
          [
            ...keys.map((key) => cell(figure(key), 1)),
            cell(result, 3),
            cell(writtenDay(conclusion?.on ?? null), 4),
          ],
        ]
      : []),
    box(
      '评委会结论',
      conclusion === null ? '' : counts ? result : `${writtenDay(conclusion.on)}会议：${result}`,
      {
        lines: 5,
        seal: `主任（副主任）委员${counts ? `：${conclusion?.signedBy ?? '　　　　'}` : '（签字）'}\n${sealLine(cycle.committeeName)}`,
      },
    ),
    box(
      '公示',
      lines(
        outcome.firstPublicity === null
          ? ''
          : `评审公示${daysText(outcome.firstPublicity.postedOn, outcome.firstPublicity.endsOn)}`,
        outcome.secondPublicity === null
          ? ''
          : `官网公示${daysText(outcome.secondPublicity.postedOn, outcome.secondPublicity.endsOn)}`,
      ),
      { lines: 2 },
    ),
    box(
      '职称管理部门核准意见',
      outcome.approval === null ? '' : `${writtenDay(outcome.approval.on)}以${outcome.approval.document}核准`,
      { lines: 5, seal: sealLine(outcome.approval?.authority ?? route?.authorityName ?? '职称管理部门') },
    ),
  ]
}
