/** F7, F9, F32 and F33: papers of confirmation, delegation and specialty match, from the data of their rooms. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import { confirmationFormDocument, confirmationRefusalDocument } from '../confirmation/papers.ts'
import type { TitleConfirmation } from '../confirmation/state.ts'
import { delegationLetterDocument } from '../delegation/papers.ts'
import type { Delegation } from '../delegation/state.ts'
import { numberSlot } from '../identity/slots.ts'
import { specialtyMatchDocument } from '../specialty-match/papers.ts'
import type { SpecialtyMatch } from '../specialty-match/state.ts'
import { TWELFTHS, box, listRows, sampleNote, section, twos, writtenDay } from './grid.ts'

const OPINION_LINES = 3
const opinion = (name: string, text: string, on: TitleConfirmation['filedOn'], seal: string) =>
  box(name, on === null ? text : `${text}　${writtenDay(on)}`, { lines: OPINION_LINES, seal })
const COPIES = 3

/** One of the three copies of F7; they differ in number and holder (46.6). */
const confirmationForm = (copy: number): DocumentSpec<TitleConfirmation> => ({
  label: `专业技术资格确认审核表（${copy}/${COPIES}）`,
  clause: cite('anhui-titles-2018/art.46.6').clause,
  template: 'form',
  when: ({ filedOn }) => filedOn !== null,
  data: (state) => {
    const data = confirmationFormDocument(state)[copy - 1]
    if (data === undefined) throw new Error(`F7 has ${COPIES} copies, asked for ${copy}`)
    const { original, requested } = data
    return {
      title: '安徽省专业技术资格确认审核表',
      subtitle: `${data.number}　第${data.copy}份（${data.holder}）`,
      columns: TWELFTHS,
      rows: [
        ...twos([
          ['姓名', data.name],
          ['性别', data.sex],
          ['出生年月', writtenDay(data.bornOn)],
          ['身份证号', numberSlot(state.applicant.key)],
          ['户口所在地', data.household],
          ['现单位', data.employer],
          ['单位性质', data.employerKind],
          ['来皖时间', writtenDay(data.arrivedOn)],
          ['来皖方式', data.coming],
          ['现岗位', data.post],
          ['社保缴费单位', data.insurancePayer],
        ]),
        section('原职称'),
        ...twos([
          ['系列专业级别', `${original.series}　${original.specialty}　${original.level}`],
          ['取得方式和时间', `${original.way}　${writtenDay(original.obtainedOn)}`],
          ['批准机关', original.authority],
          ['文号和证书号', `${original.document}　${original.certificate}`],
        ]),
        box('申请确认', `${requested.series}　${requested.level}`),
        box('来皖后实绩', data.achievements, { lines: OPINION_LINES }),
        section('材料'),
        ...listRows(
          [
            ['材料', 8],
            ['原件', 2],
            ['复印件', 2],
          ],
          data.materials.map(({ name, originals, copies }) => [name, String(originals), String(copies)]),
        ),
        opinion('单位意见', data.employerOpinion, data.employerOpinionOn, '单位公章'),
        ...data.deskOpinions.map(({ name, opinion: text, on }) => opinion(name, text, on, '公章')),
        box('核实意见', data.verifyingOpinion, { lines: OPINION_LINES }),
        box(
          '确认结论',
          data.certificate === ''
            ? ''
            : `${data.document}　取得时间${writtenDay(data.obtainedOn)}　证书号${data.certificate}`,
          { seal: '确认机关章' },
        ),
      ],
      notes: [sampleNote],
    }
  },
})

const refusalNotice: DocumentSpec<TitleConfirmation> = {
  label: '不予确认通知',
  clause: cite('anhui-titles-2018/art.47.3').clause,
  template: 'form',
  when: ({ refusal }) => refusal !== null,
  data: (state) => {
    const data = confirmationRefusalDocument(state)
    return {
      title: '不予确认通知',
      subtitle: data.number,
      columns: TWELFTHS,
      rows: [
        ...twos([
          ['申请人', data.name],
          ['单位', data.employer],
          ['原职称', `${data.series}　${data.specialty}　${data.level}`],
          ['依据', `第四十七条第${data.item.slice('47.'.length)}项　${data.citation}`],
        ]),
        opinion('事实', data.facts, data.on, data.office),
      ],
      notes: [sampleNote],
    }
  },
}
export const confirmationDocuments: Readonly<Record<string, DocumentSpec<TitleConfirmation>>> = {
  confirmationForm1: confirmationForm(1),
  confirmationForm2: confirmationForm(2),
  confirmationForm3: confirmationForm(3),
  refusalNotice,
}

const letter: DocumentSpec<Delegation> = {
  label: '委托评审函',
  clause: cite('anhui-titles-2018/art.31.0').clause,
  template: 'form',
  when: ({ letter: issued }) => issued !== null,
  data: (state) => {
    const data = delegationLetterDocument(state)
    return {
      title: '委托评审函',
      subtitle: data.number,
      columns: TWELFTHS,
      rows: [
        ...twos([
          ['委托机关', data.from],
          ['受托评委会', data.to],
          ['委托情形', `第三十条第${data.reason.slice('30.'.length)}项　${data.citation}`],
          ['有效年度', String(data.year)],
          ['受托方授权', `${data.hostAuthorisedBy}　${data.hostDocument}`],
        ]),
        section('人员名单'),
        ...listRows(
          [
            ['姓名', 2],
            ['单位', 4],
            ['系列', 2],
            ['专业', 2],
            ['级别', 2],
          ],
          data.people.map(({ name, employer, series, specialty, level }) => [
            name,
            employer,
            series,
            specialty,
            level,
          ]),
        ),
        opinion('签章', '', data.on, data.from),
      ],
      notes: [sampleNote],
    }
  },
}
export const delegationDocuments: Readonly<Record<string, DocumentSpec<Delegation>>> = { letter }

const matchForm: DocumentSpec<SpecialtyMatch> = {
  label: '专业相符认定表',
  clause: cite('anhui-titles-2018/art.61.2.b').clause,
  template: 'form',
  when: () => true,
  data: (state) => {
    const data = specialtyMatchDocument(state)
    return {
      title: '专业相符认定表',
      subtitle: data.number,
      columns: TWELFTHS,
      rows: [
        ...twos([
          ['姓名', data.name],
          ['单位', data.employer],
          ['所学专业', data.degreeSpecialty],
          ['毕业时间', writtenDay(data.degreeOn)],
          ['申报系列专业', data.specialty],
          ['申报级别', data.band],
          ['申请认定学时', String(data.statedHours)],
          ['认定学时', data.recognisedHours === null ? '' : String(data.recognisedHours)],
        ]),
        opinion('认定意见', data.opinion, data.on, data.issuer),
      ],
      notes: [sampleNote],
    }
  },
}
export const matchDocuments: Readonly<Record<string, DocumentSpec<SpecialtyMatch>>> = { matchForm }
