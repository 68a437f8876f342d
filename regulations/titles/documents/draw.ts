/** The record of a draw: numbers, order and who was asked; sealed, and read only by who was there (art.50.c). */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import { present } from '../draw/acts.ts'
import type { ExpertDraw } from '../draw/state.ts'
import { listTable, numbered, paragraph, sampleNote, writtenDay } from './grid.ts'

const heading = (text: string) => ({ kind: 'heading', level: 1, text })

const drawRecord: DocumentSpec<ExpertDraw> = {
  label: '评审专家抽取记录',
  clause: cite('anhui-titles-2018/art.50.c').clause,
  template: 'report',
  when: ({ draw }) => draw !== null,
  data: ({
    draw,
    invitations,
    constraints,
    commitment,
    poolSize,
    eligible,
    convening,
    on,
    secrecy,
    sealedOn,
  }) => ({
    title: '评审专家抽取记录',
    subtitle: `${convening.name}　评审会${writtenDay(on)}`,
    blocks: [
      heading('一、条件'),
      paragraph(
        `库内${poolSize}人，符合条件${eligible}人；抽取委员${constraints.members}人、备选${constraints.reserves}人，同一单位不超过${constraints.perEmployer}人${constraints.notTwoYearsRunning ? '，不连续两年担任' : ''}。`,
      ),
      heading('二、随机数'),
      paragraph(`事先封存的摘要：${commitment}`),
      paragraph(`组建单位随机数：${draw?.secretaryNumber ?? ''}`),
      paragraph(`在场人员随机数：${draw?.witnessNumber ?? ''}`),
      paragraph(`种子：${draw?.seed ?? ''}`),
      heading('三、抽取与答复'),
      {
        kind: 'table',
        table: listTable(
          '',
          [
            ['no', '次序', 3, 'code'],
            ['name', '姓名', 5],
            ['specialty', '专业', 6],
            ['answer', '答复', 4],
            ['on', '日期', 9],
            ['reason', '说明', 10],
          ],
          numbered(
            invitations.map(({ expert, answer, answeredOn, reason }) => {
              const drawn = draw?.order.find((one) => one.expert === expert)
              return [drawn?.name ?? expert, drawn?.specialty ?? '', answer, writtenDay(answeredOn), reason]
            }),
          ),
        ),
      },
      paragraph(
        `保密承诺：抽取人和在场人共${new Set(secrecy.map(({ name }) => name)).size}人已承诺（${[...new Set(secrecy.map(({ on: day }) => writtenDay(day)))].join('、')}）。`,
      ),
      paragraph(`${sealedOn === null ? '尚未封存' : `${writtenDay(sealedOn)}封存`}。`),
      paragraph(sampleNote),
    ],
    signedBy: ['组建单位抽取人：　　　　　　', '在场人：　　　　　　'],
    dateText: writtenDay(draw?.on ?? null),
  }),
  readers: present,
}

export const drawDocuments: Readonly<Record<string, DocumentSpec<ExpertDraw>>> = { drawRecord }
