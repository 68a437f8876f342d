import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sheetsOf } from './filed-sheets.ts'

const page = (number: number, source: 'scan' | 'signed-file' | 'generated', hash: string | null) => ({
  page: number,
  source,
  sourceLabel: '',
  note: '',
  address: hash === null ? null : `/api/files/${hash}`,
})
const form = (label: string, pages: ReturnType<typeof page>[], signed?: string) => ({
  form: label,
  label,
  code: null,
  print: 0,
  pages,
  stale: [],
  seals:
    signed === undefined
      ? []
      : [
          {
            kind: 'signed-file' as const,
            number: null,
            organisation: '',
            sealedOn: '2023-01-05',
            note: '',
            fileHash: signed,
            check: null,
          },
        ],
  final: '',
})

void describe('paper that a field can take', () => {
  void it('is every scanned page, covers first, and a signed file once', () => {
    const forms = [
      form('报送表', [page(1, 'scan', 'a'), page(2, 'generated', null)]),
      form('批复', [page(1, 'signed-file', 's'), page(2, 'signed-file', 's')], 's'),
      form('预算封面', [page(1, 'scan', 'c')]),
    ]
    assert.deepEqual(
      sheetsOf({ forms }).map(({ hash, label }) => [hash, label]),
      [
        ['c', '预算封面扫描页'],
        ['a', '报送表 第1页扫描页'],
        ['s', '批复电子签章件（2023年1月5日）'],
      ],
    )
  })
  void it('is none where nothing was filed', () => {
    assert.deepEqual(sheetsOf(undefined), [])
    assert.deepEqual(sheetsOf({ forms: [form('预算封面', [page(1, 'generated', null)])] }), [])
  })
})
