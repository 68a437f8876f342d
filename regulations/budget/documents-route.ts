/** Papers on the road after approval: 批复函, 信息公开保密审查表, the bound public print, 归档文件目录. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import { printFigure } from '#lint'
import { fundSections } from './fund-papers.ts'
import { publicTitle } from './publication.ts'
import { unpackFigures } from './procedure/packed-figures.ts'
import { placedFigure } from './procedure/rules-route.ts'
import type { UnitBudget } from './procedure/vocabulary.ts'
import { writtenDate } from './written-date.ts'

type Spec = DocumentSpec<UnitBudget>

/** A block of running text for the layouts. */
export const paragraph = (text: string) => ({ kind: 'paragraph', text })
const placeKinds = { portal: '本平台门户', site: '政府网站', wall: '公示栏' } as const

/** 批复函 of the department to its unit, or of finance to a first-level unit: the figures that were approved. */
const approvalLetter: Spec = {
  label: '批复函',
  clause: cite('shizhu-budget-2023/n.1.2.a').clause,
  template: 'letter',
  when: (state) => 'approval' in state,
  data: (state) => {
    const figures = unpackFigures(state.figures)
    const amount = (path: string): string => printFigure(placedFigure(figures, path).value, '万元')
    const replied = 'reply' in state ? state.reply : null
    const approval = 'approval' in state ? state.approval : null
    const number = replied?.documentNumber ?? approval?.documentNumber ?? ''
    const lines = [
      `收入预算${amount('t6/total/incomeAmount')}万元，支出预算${amount('t7/total/total')}万元，其中基本支出${amount('t7/total/basic')}万元，项目支出${amount('t7/total/project')}万元。`,
      `“三公”经费${amount('t4/total/total')}万元，日常公用经费${amount('t3/total/public')}万元。`,
      `请严格按批复的预算执行，并自收到批复之日起20日内公开。`,
    ]
    return {
      ...(number === '' ? {} : { documentNumber: number }),
      title: `关于${publicTitle(state)}的批复`,
      recipients: state.unit.name,
      blocks: [
        paragraph(`你单位报送的${state.year}年单位预算收悉。经研究，批复如下：`),
        ...lines.map((text, i) => paragraph(`${['一', '二', '三'][i] ?? ''}、${text}`)),
      ],
      signedBy: [state.unit.department?.name ?? '财政部门'],
      dateText: writtenDate(replied?.repliedOn ?? approval?.approvedOn ?? null),
    }
  },
}

/** A digest without its kind, in groups of eight: whole it has no place to break and leaves its box. */
const inGroups = (digest: string): string => (digest.replace(/^sha256:/, '').match(/.{1,8}/g) ?? []).join(' ')

/** 信息公开保密审查表: what is to be public, where, who checked it, and what he said. */
const secrecyForm: Spec = {
  label: '信息公开保密审查表',
  clause: cite('shizhu-budget-2023/n.contact').clause,
  template: 'form',
  when: (state) => 'preparation' in state,
  data: (state) => {
    const preparation = 'preparation' in state ? state.preparation : null
    const correction = 'correction' in state ? state.correction : undefined
    const secrecy = (correction === undefined ? preparation?.secrecy : correction.secrecy) ?? null
    const label = (text: string) => ({ kind: 'label', text })
    const value = (text: string, more: object = {}) => ({ kind: 'value', text, ...more })
    const verdict =
      secrecy === null
        ? '□同意公开　□不同意公开'
        : secrecy.passed
          ? '☑同意公开　□不同意公开'
          : '□同意公开　☑不同意公开'
    return {
      title: '信息公开保密审查表',
      preparedBy: `公开单位：${state.unit.name}`,
      columns: [3, 9],
      rows: [
        [label('信息名称'), value(publicTitle(state))],
        [label('内容摘要值'), value(inGroups(state.facts.digest))],
        [
          label('公开位置'),
          value(
            (preparation?.places ?? [])
              .map(({ kind, address }) => `${placeKinds[kind]}${address}`)
              .join('；'),
          ),
        ],
        [
          label('审查要点'),
          value(
            '是否涉及国家秘密、工作秘密；是否含个人身份信息和未经本人同意的手机号码；附件是否逐一核对。',
            { lines: 3 },
          ),
        ],
        [label('审查结论'), value(verdict)],
        [label('审查意见'), value(secrecy?.opinion ?? '', { lines: 4 })],
        [label('审查人签字'), value('', { lines: 2 })],
        [label('审查日期'), value(writtenDate(secrecy?.on ?? null))],
        [label('单位负责人意见'), value('', { lines: 3, seal: '单位（盖章）' })],
      ],
      notes: ['先审查、后公开；本表随公开材料一并归档。'],
    }
  },
}

/** Cover, explanation, tables and target tables bound as one PDF, as another site's editor takes it. */
function boundPrint(parts: Readonly<Record<'cover' | 'explanation' | 'tables', Spec>>): Spec {
  return {
    label: '公开稿',
    clause: cite('shizhu-budget-2023/t8').clause,
    template: 'compilation',
    when: (state) => 'preparation' in state && Object.keys(state.figures.tables).length > 0,
    data: (state, returns) => ({
      contents: false,
      sections: [
        ...[parts.cover, parts.explanation, parts.tables].map(({ template, data }) => ({
          template,
          data: data(state, returns),
        })),
        ...fundSections(unpackFigures(state.figures)),
      ],
    }),
  }
}

/** 归档文件目录: every paper that the case can print or was given, in order. */
const archiveIndex: Spec = {
  label: '归档文件目录',
  clause: cite('shizhu-budget-2023/t8').clause,
  template: 'report',
  when: (state) => state.versions.length > 0,
  data: (state) => {
    const rows = archived(state).map(({ title, on, mark }, i) => ({
      cells: { number: String(i + 1), title, on: on === '' ? '' : writtenDate(on), mark },
    }))
    const column = (key: string, header: string, width: number) => ({ key, header, kind: 'text', width })
    return {
      title: `${publicTitle(state)}归档文件目录`,
      blocks: [
        {
          kind: 'table',
          table: {
            title: '',
            columns: [
              column('number', '序号', 2),
              column('title', '文件', 11),
              column('on', '日期', 6),
              column('mark', '备注', 9),
            ],
            rows,
          },
        },
      ],
      signedBy: [state.unit.name],
      dateText: writtenDate('archivedOn' in state ? state.archivedOn : null),
    }
  },
}

function archived(state: UnitBudget) {
  const { assignment, basics, controls, versions, postings } = state
  const row = (title: string, on: string | null, mark = '') => ({ title, on: on ?? '', mark })
  return [
    ...(assignment === null ? [] : [row('预算编制布置', assignment.on, assignment.documentNumber)]),
    ...(basics === null ? [] : [row('基础数据和项目建议（一上）', basics.on)]),
    ...(controls === null ? [] : [row('控制数（一下）', controls.on, controls.documentNumber)]),
    ...('submittedOn' in state ? [row('签章封面和报送预算（二上）', state.submittedOn)] : []),
    ...('approval' in state
      ? [row('财政批复', state.approval.approvedOn, state.approval.documentNumber)]
      : []),
    ...('reply' in state && state.reply !== null
      ? [row('部门批复', state.reply.repliedOn, state.reply.documentNumber)]
      : []),
    ...('preparation' in state && state.preparation.secrecy !== null
      ? [row('信息公开保密审查表', state.preparation.secrecy.on)]
      : []),
    ...versions.map(({ number, on, reason }) => row(`公开稿第${number}版`, on, reason)),
    ...postings.map(({ place, postedOn, address }) => row(`公开位置：${place}`, postedOn, address)),
  ]
}

/** These papers under their names; the bound print takes the parts that others make. */
export function routeDocuments(
  parts: Readonly<Record<'cover' | 'explanation' | 'tables', Spec>>,
): Readonly<Record<string, Spec>> {
  return {
    'approval-letter': approvalLetter,
    'secrecy-form': secrecyForm,
    publication: boundPrint(parts),
    'archive-index': archiveIndex,
  }
}
