/** F29 vacancies, F34 decision on a sanction, F46 experts' fees (closed), F47 collection of certificates with the stock account. */
import type { DocumentSpec } from '#kernel/case'
import { anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { cashier, secretary } from '../ledger/desk.ts'
import type { CertificateRun } from '../certificate-run/state.ts'
import { drawnSheets, freeSheets } from '../certificate-run/state.ts'
import type { FeeLedger } from '../ledger/state.ts'
import { yuanText } from '../money.ts'
import type { Sanction } from '../sanction/state.ts'
import type { VacancyOpinion } from '../vacancies/state.ts'
import {
  articleText,
  blocksOf,
  label,
  listTable,
  numbered,
  paragraph,
  sampleNote,
  sealLine,
  sentence,
  value,
  writtenDay,
} from './grid.ts'

const vacancyOpinion: DocumentSpec<VacancyOpinion> = {
  label: '岗位空缺情况确认意见',
  clause: cite('anhui-titles-2018/art.9.1.4.c').clause,
  template: 'form',
  when: ({ stage }) => stage !== 'cancelled',
  data: ({ employer, year, bureau, structure, confirmed, exemptions, requestedOn, declined }) => ({
    title: '岗位空缺情况确认意见',
    subtitle: `${year}年度`,
    preparedBy: `单位：${employer.name}`,
    unit: `填报日期：${writtenDay(requestedOn)}`,
    columns: [3, 2, 2, 2, 2, 5, 4],
    rows: [
      ['级别', '核定岗位', '已聘', '空缺', '确认', '确认文号、日期', '豁免文号'].map((text) => label(text)),
      ...structure.map(({ level, posts, filled }) => {
        const own = confirmed.find((one) => one.level === level)
        return [
          level,
          String(posts),
          String(filled),
          String(posts - filled),
          own === undefined ? '' : String(own.confirmed),
          own === undefined ? '' : `${own.document} ${writtenDay(own.on)}`,
          exemptions.find((one) => one.level === level)?.document ?? '',
        ].map((text) => value(text))
      }),
      [label('单位意见'), value('', { colspan: 6, lines: 4, seal: sealLine(employer.name) })],
      [
        label('人社部门确认意见'),
        value(declined === null ? '' : `不予确认：${declined.reason}`, {
          colspan: 6,
          lines: 4,
          seal: sealLine(bureau.name),
        }),
      ],
    ],
    notes: [sampleNote],
  }),
}

const sanctionDecision: DocumentSpec<Sanction> = {
  label: '取消申报资格、撤销职称决定书',
  clause: cite('anhui-titles-2018/art.53.a').clause,
  template: 'letter',
  when: ({ decision }) => decision !== null,
  data: ({ decision, person, employer, fact, finding, title }) => ({
    documentNumber: decision?.document ?? '',
    title: `关于${decision?.kind ?? ''}的决定`,
    recipients: `${employer?.name ?? ''}${person.name}同志`,
    blocks: blocksOf(
      paragraph(`${sentence(`经查：${fact}`)}${finding === null ? '' : sentence(`认定：${finding.text}`)}`),
      ...(finding === null || finding.statement === ''
        ? [paragraph('在规定的时间内没有收到本人的陈述和申辩。')]
        : [paragraph(sentence(`本人陈述：${finding.statement}`))]),
      paragraph(
        `依据${articleText(decision?.clause ?? '')}，决定：${decision?.kind ?? ''}${
          decision?.kind === '撤销职称' && title !== null
            ? `（${title.entry.series}系列${title.entry.specialty}专业${title.entry.level}）`
            : ''
        }，并记入诚信档案。`,
      ),
      ...(decision?.barredUntil === null || decision === null
        ? []
        : [paragraph(`${writtenDay(decision.barredUntil)}以前不得申报职称。`)]),
      paragraph('对本决定不服的，可依法申请行政复议或提起行政诉讼。'),
    ),
    signedBy: [decision?.decidedBy ?? ''],
    dateText: writtenDay(decision?.on ?? null),
    notes: [sampleNote],
  }),
}

/** Bank cards stay sealed in the case; the cashier fills the column from his own list. */
const expertFees: DocumentSpec<FeeLedger> = {
  label: '专家劳务费发放表',
  clause: cite('anhui-titles-2018/art.55.a').clause,
  template: 'figures',
  when: ({ feeSheets }) => feeSheets.length > 0,
  data: ({ feeSheets, year, convening }) => ({
    orientation: 'portrait',
    tables: feeSheets.map(({ rows, voucher, on }) => {
      const total = (key: 'amountCents' | 'taxCents'): number => rows.reduce((sum, row) => sum + row[key], 0)
      return {
        ...listTable(
          `${year}年度评审专家劳务费发放表`,
          [
            ['no', '序号', 3, 'code'],
            ['name', '姓名', 6],
            ['amount', '应发', 6, 'figure'],
            ['tax', '代扣个税', 6, 'figure'],
            ['net', '实发', 6, 'figure'],
            ['card', '银行卡号', 10],
            ['sign', '签收', 6],
          ],
          [
            ...numbered(
              rows.map(({ name, amountCents, taxCents, signed }) => [
                name,
                yuanText(amountCents),
                yuanText(taxCents),
                yuanText(amountCents - taxCents),
                '',
                signed ? '已签' : '',
              ]),
            ),
            [
              '',
              '合计',
              yuanText(total('amountCents')),
              yuanText(total('taxCents')),
              yuanText(total('amountCents') - total('taxCents')),
              '',
              '',
            ],
          ],
        ),
        tall: true,
        preparedBy: `${convening.name}　凭证${voucher}`,
        unit: `${writtenDay(on)}　单位：元`,
        notes: [sampleNote, '本表不公开。'],
      }
    }),
    signatures: ['制表人', '审核人', '单位负责人'].map((name) => ({ label: name })),
  }),
  readers: anyOf(cashier, secretary),
}

const collectionList: DocumentSpec<CertificateRun> = {
  label: '领证登记表',
  clause: cite('anhui-titles-2018/art.27.b').clause,
  template: 'figures',
  when: ({ lines }) => lines.length > 0,
  data: ({ lines, authority, year, number }) => ({
    orientation: 'landscape',
    tables: [
      {
        ...listTable(
          `${year}年职称证书领证登记表`,
          [
            ['no', '序号', 3, 'code'],
            ['certificate', '证书编号', 10],
            ['name', '姓名', 6],
            ['employer', '单位', 13],
            ['by', '领取人', 6],
            ['proxy', '代领委托', 8],
            ['on', '领取日期', 8],
            ['sign', '签名', 6],
          ],
          numbered(
            lines.map(({ certificate, name, employer, handedOver }) => [
              certificate,
              name,
              employer,
              handedOver?.receivedBy ?? '',
              handedOver?.proxy ?? '',
              writtenDay(handedOver?.on ?? null),
              '',
            ]),
          ),
        ),
        tall: true,
        preparedBy: authority.name,
        unit: `批次${number}　共${lines.length}本`,
        notes: [sampleNote],
      },
    ],
    signatures: ['发放人', '复核人'].map((name) => ({ label: name })),
  }),
}

/** Where each blank went: drawn, printed, spoiled, given back, left. */
const stockAccount: DocumentSpec<CertificateRun> = {
  label: '空白证书领用结算单',
  clause: cite('anhui-titles-2018/art.7.b').clause,
  template: 'form',
  when: ({ draws }) => draws.length > 0,
  data: (run) => ({
    title: '空白证书领用结算单',
    subtitle: `${run.authority.name}　批次${run.number}`,
    columns: [1, 1, 1, 1, 1],
    rows: [
      ['领用', '打印', '作废', '退库', '结余'].map((text) => label(text)),
      [
        drawnSheets(run).length,
        run.lines.filter(({ stock }) => stock !== null).length,
        run.spoiled.length,
        run.returned.length,
        freeSheets(run).length - run.returned.length,
      ].map((count) => value(String(count))),
      [
        label('作废明细'),
        value(
          run.spoiled.map(({ stock, reason, on }) => `${stock}（${reason}，${writtenDay(on)}）`).join('；'),
          { colspan: 4, lines: 3 },
        ),
      ],
    ],
    notes: [sampleNote],
    signatures: ['领用人', '保管人'].map((name) => ({ label: name })),
  }),
}

export const vacancyDocuments: Readonly<Record<string, DocumentSpec<VacancyOpinion>>> = { vacancyOpinion }
export const sanctionDocuments: Readonly<Record<string, DocumentSpec<Sanction>>> = { sanctionDecision }
export const ledgerDocuments: Readonly<Record<string, DocumentSpec<FeeLedger>>> = { expertFees }
export const certificateRunDocuments: Readonly<Record<string, DocumentSpec<CertificateRun>>> = {
  collectionList,
  stockAccount,
}
