/** The rows that an applicant fills in, one question after another: what is asked, in which words, by which clause. */
import type { JsonObject } from '../../api/types.ts'

export type RowField = {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'long' | 'date' | 'number' | 'choice' | 'tick'
  readonly help?: string
  readonly optional?: boolean
  readonly options?: readonly (string | { readonly value: string; readonly label: string })[]
  /** Asked only where this holds of the row. */
  readonly when?: (row: JsonObject) => boolean
}
export type RowTable = {
  readonly part: 'workHistory' | 'achievements' | 'works'
  readonly clause: string
  readonly clauseLabel: string
  readonly help: string
  readonly add: string
  /** Letter that numbers of rows begin with; absent: rows have none. */
  readonly letter?: string
  /** Slot that holds the proof of a row. */
  readonly slot?: string
  readonly blank: JsonObject
  readonly fields: readonly RowField[]
  readonly title: (row: JsonObject) => string
  readonly note: (row: JsonObject) => string
}

const text = (row: JsonObject, key: string): string => {
  const value = row[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')
const isShared = (row: JsonObject): boolean => Number(row['contributors'] ?? 1) > 1

export const rowTables: Readonly<Record<'history' | 'achievements' | 'works', RowTable>> = {
  history: {
    part: 'workHistory',
    clause: 'anhui-titles-2018/art.9.1.1.a',
    clauseLabel: '第九条',
    help: '从参加工作写起，一段一行；现在的单位不填“止”。',
    add: '添加一段经历',
    blank: { from: '', until: null, employer: '', post: '' },
    fields: [
      { key: 'from', label: '从哪一天起', kind: 'date' },
      { key: 'until', label: '到哪一天止', kind: 'date', optional: true, help: '仍在这里工作的不填。' },
      { key: 'employer', label: '单位', kind: 'text' },
      { key: 'post', label: '从事的专业技术工作和职务', kind: 'text' },
    ],
    title: (row) => text(row, 'employer'),
    note: (row) =>
      joined(
        `${text(row, 'from')} 至 ${text(row, 'until') === '' ? '今' : text(row, 'until')}`,
        text(row, 'post'),
      ),
  },
  achievements: {
    part: 'achievements',
    clause: 'anhui-titles-2018/art.9.1.6.b',
    clauseLabel: '第九条',
    help: '只写任现职以来取得的，至少一项；每项上传证明。几个人合作的，写明本人做了什么、排第几。',
    add: '添加一项业绩或奖励',
    letter: 'a',
    slot: 'achievement',
    blank: {
      kind: '业绩成果',
      name: '',
      on: '',
      body: '',
      grade: '',
      contributors: 1,
      ownWork: '',
      part: '',
      rank: null,
    },
    fields: [
      { key: 'kind', label: '类别', kind: 'choice', options: ['业绩成果', '奖励'] },
      { key: 'name', label: '名称', kind: 'text' },
      { key: 'on', label: '取得日期', kind: 'date' },
      { key: 'body', label: '授予或鉴定部门', kind: 'text' },
      { key: 'grade', label: '等级', kind: 'text', help: '没有等级的写“无等级”。' },
      { key: 'contributors', label: '共几人完成', kind: 'number' },
      { key: 'ownWork', label: '本人做了什么', kind: 'long', when: isShared },
      {
        key: 'part',
        label: '本人的作用',
        kind: 'text',
        help: '如：主持、主要完成人、参加。',
        when: isShared,
      },
      { key: 'rank', label: '本人排名', kind: 'number', when: isShared },
    ],
    title: (row) => text(row, 'name'),
    note: (row) =>
      joined(
        text(row, 'on'),
        text(row, 'body'),
        text(row, 'grade'),
        isShared(row) ? `${text(row, 'contributors')}人完成，本人第${text(row, 'rank') || '？'}` : '独立完成',
      ),
  },
  works: {
    part: 'works',
    clause: 'anhui-titles-2018/art.9.1.7',
    clauseLabel: '第九条',
    help: '论文、论著、译作，或者附实例材料的专题报告，至少一篇；每篇上传原文。',
    add: '添加一篇',
    letter: 'w',
    slot: 'works',
    blank: {
      kind: '论文',
      title: '',
      venue: '',
      number: '',
      on: '',
      contributors: null,
      rank: null,
      caseMaterial: false,
    },
    fields: [
      { key: 'kind', label: '类别', kind: 'choice', options: ['论文', '论著', '译作', '专题报告'] },
      { key: 'title', label: '题目', kind: 'text' },
      { key: 'on', label: '发表或完成日期', kind: 'date' },
      {
        key: 'venue',
        label: '刊物或出版社',
        kind: 'text',
        optional: true,
        when: (row) => row['kind'] !== '专题报告',
      },
      {
        key: 'number',
        label: '刊号或书号',
        kind: 'text',
        optional: true,
        when: (row) => row['kind'] !== '专题报告',
      },
      { key: 'contributors', label: '共几位作者', kind: 'number', optional: true },
      { key: 'rank', label: '本人排名', kind: 'number', optional: true },
      { key: 'caseMaterial', label: '附有实例材料', kind: 'tick', when: (row) => row['kind'] === '专题报告' },
    ],
    title: (row) => text(row, 'title'),
    note: (row) => joined(text(row, 'kind'), text(row, 'on'), text(row, 'venue')),
  },
}

/** What has still to be filled in of a row, by the words of its questions. */
export function missingIn(table: RowTable, row: JsonObject): readonly string[] {
  return table.fields
    .filter(({ when, optional, kind }) => (when?.(row) ?? true) && optional !== true && kind !== 'tick')
    .filter(({ key }) => row[key] === '' || row[key] === null || row[key] === undefined)
    .map(({ label }) => label)
}

/** The number of a new row: one past the highest in use. */
export function nextRowId(table: RowTable, rows: readonly JsonObject[]): JsonObject {
  const { letter } = table
  if (letter === undefined) return {}
  const used = rows.map(({ id }) => Number(/\d+$/.exec(typeof id === 'string' ? id : '')?.[0] ?? 0))
  return { id: `${letter}${Math.max(0, ...used) + 1}` }
}

/** What a material slot wants to see, in the applicant's words. */
export const slotHelp: Readonly<Record<string, string>> = {
  'degree-certificate': '毕业证书，有学位的加学位证书；正面拍全，编号要看得清。',
  'title-certificate': '现在的职称证书；用职业资格对应职称的，上传职业资格证书。',
  'education-certificate': '任现职以来的继续教育证书或学时证明。',
  appointment: '聘任证书、聘用合同、聘任文件任选一种，时间接得上任现职以来的各年；填写起始日期。',
  'vacancy-opinion': '只有事业单位需要：由单位取得人社部门的确认意见后上传。',
  'after-change': '换岗以后的水平、能力、业绩材料，填写形成日期。',
  assessment: '任现职以来每个年度一份；非国有单位可以用单位书面证明代替。',
  photo: '近期二寸免冠彩色正面照片。手机照片会自动裁成二寸比例。',
  other: '公告没有要求的可以不交。',
}
