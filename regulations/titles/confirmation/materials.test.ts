import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { given } from '../../../tests/support/run.ts'
import { titleConfirmation } from './confirmation.ts'
import { arrived, cityOfficer, confirmationIn, content, materials, mover } from './examples.ts'
import { confirmationFormDocument } from './papers.ts'
import type { ConfirmationContent, ConfirmationMaterial, SlotKey } from './state.ts'

const at = '2024-06-05T10:00:00+08:00'
const paper = (slot: SlotKey, more: Partial<ConfirmationMaterial> = {}): ConfirmationMaterial => ({
  slot,
  files: ['c'.repeat(64)],
  originals: 0,
  copies: 0,
  sealed: false,
  code: '',
  image: null,
  completing: false,
  ...more,
})
/** Submits with one paper replaced (or taken away, when `undefined`). */
function submit(
  slot: SlotKey,
  replaced: ConfirmationMaterial | undefined,
  more: Partial<ConfirmationContent> = {},
  others: readonly ConfirmationMaterial[] = [],
) {
  const rest = [...materials, ...others].filter((one) => one.slot !== slot)
  const given_ = replaced === undefined ? rest : [...rest, replaced]
  return given(titleConfirmation, { at })
    .state(confirmationIn('drafting', { content: { ...content, ...more }, materials: given_ }))
    .when('SubmitConfirmation', {}, mover)
}
const refusedBy = (run: ReturnType<typeof submit>, article: string, say: string) =>
  run.thenRefusedBy(`confirmation-paper-${article}`, say)

void describe('papers of art.46', () => {
  clause('anhui-titles-2018/art.46.1.a', 'the certificate itself', ({ accepts, refuses }) => {
    accepts('the original, seen on the spot before acceptance', () => {
      submit('certificate', paper('certificate', { originals: 1 })).thenStage('verifying')
      given(titleConfirmation, { at })
        .state(arrived())
        .when('AdmitConfirmation', {}, cityOfficer)
        .thenStage('examining')
    })
    refuses('a copy only', () =>
      refusedBy(submit('certificate', paper('certificate', { copies: 1 })), '46-1-a', '请重交职称证书'),
    )
    refuses('acceptance before the original was seen', () =>
      given(titleConfirmation, { at })
        .state({ ...arrived(), originalsSeen: [] })
        .when('AdmitConfirmation', {}, cityOfficer)
        .thenRefusedBy('confirmation-originals-are-seen', '职称证书、人事档案中的评审表尚未核验'),
    )
  })
  clause('anhui-titles-2018/art.46.1.b', 'the review form of the personnel file', ({ accepts, refuses }) => {
    accepts('original and one copy', () =>
      submit('review-form', paper('review-form', { originals: 1, copies: 1 })).thenStage('verifying'),
    )
    refuses('none on file (art.47.3)', () =>
      refusedBy(submit('review-form', undefined), '46-1-b', '按第四十七条（三）不予确认'),
    )
    refuses('an original without a copy', () =>
      refusedBy(submit('review-form', paper('review-form', { originals: 1 })), '46-1-b', '原件和复印件各1份'),
    )
  })
  clause('anhui-titles-2018/art.46.2.a', 'the contract', ({ accepts, refuses }) => {
    accepts('one original', () =>
      submit('contract', paper('contract', { originals: 1 })).thenStage('verifying'),
    )
    refuses('missing', () => refusedBy(submit('contract', undefined), '46-2-a', '请补交劳动（聘用）合同'))
  })
  clause('anhui-titles-2018/art.46.2.b', 'proof of insurance', ({ accepts, refuses }) => {
    accepts('an original with the stamp, or an electronic one with a code', () => {
      submit('insurance', paper('insurance', { originals: 1, sealed: true })).thenStage('verifying')
      submit('insurance', paper('insurance', { code: 'SB-2024-0001' })).thenStage('verifying')
    })
    refuses('neither stamp nor code', () =>
      refusedBy(submit('insurance', paper('insurance', { originals: 1 })), '46-2-b', '业务专用章'),
    )
  })
  clause('anhui-titles-2018/art.46.2.c', 'the transfer order', ({ accepts, refuses }) => {
    accepts('not asked of 应聘; original and copy of 单位调入', () => {
      submit('transfer-order', undefined).thenStage('verifying')
      const order = paper('transfer-order', { originals: 1, copies: 1 })
      submit('transfer-order', order, { coming: '单位调入' }).thenStage('verifying')
    })
    refuses('单位调入 without order', () =>
      refusedBy(submit('transfer-order', undefined, { coming: '单位调入' }), '46-2-c', '请补交调令'),
    )
  })
  clause('anhui-titles-2018/art.46.3', 'identity copy and one-inch photo', ({ accepts, refuses }) => {
    accepts('295 by 413 pixels', () =>
      submit('photo', paper('photo', { image: { width: 295, height: 413 } })).thenStage('verifying'),
    )
    refuses('a two-inch photo', () =>
      refusedBy(
        submit('photo', paper('photo', { image: { width: 413, height: 579 } })),
        '46-3',
        '请裁剪为一寸彩照（295×413像素）',
      ),
    )
    refuses('no copy of the identity card', () =>
      refusedBy(submit('identity-copy', undefined), '46-3', '身份证复印件'),
    )
  })
  clause('anhui-titles-2018/art.46.4.a', 'the document of the former post', ({ accepts, refuses }) => {
    accepts('a copy under the seal of its issuer', () =>
      submit('post-document', paper('post-document', { copies: 1, sealed: true })).thenStage('verifying'),
    )
    refuses('a plain copy', () =>
      refusedBy(submit('post-document', paper('post-document', { copies: 1 })), '46-4-a', '公章'),
    )
  })
  const military: Partial<ConfirmationContent> = {
    coming: '军转',
    original: { ...content.original, origin: '军队', approverKind: '军队' },
  }
  const placement = paper('transfer-order', { originals: 1, copies: 1 })
  clause(
    'anhui-titles-2018/art.46.4.b',
    'the order of appointment of the military',
    ({ accepts, refuses }) => {
      accepts('the order', () =>
        submit('military-order', paper('military-order', { originals: 1 }), military, [placement]).thenStage(
          'verifying',
        ),
      )
      refuses('a civil document in its place', () =>
        refusedBy(submit('military-order', undefined, military, [placement]), '46-4-b', '请补交任职命令'),
      )
    },
  )
  clause('anhui-titles-2018/art.46.5', 'titles by examination and review', ({ accepts, refuses }) => {
    const accountant: Partial<ConfirmationContent> = {
      original: { ...content.original, way: '考评结合' },
    }
    accepts('proof of the examination, original and copy', () =>
      submit('exam-proof', paper('exam-proof', { originals: 1, copies: 1 }), accountant).thenStage(
        'verifying',
      ),
    )
    refuses('none', () =>
      refusedBy(submit('exam-proof', undefined, accountant), '46-5', '请补交考试合格证明'),
    )
  })
  clause('anhui-titles-2018/art.46.7', 'from a unit of the centre', ({ accepts, refuses }) => {
    const central: Partial<ConfirmationContent> = { coming: '中央驻皖单位调入' }
    accepts('the authorisation of its industry', () =>
      submit('central-authorisation', paper('central-authorisation', { copies: 1 }), central, [
        placement,
      ]).thenStage('verifying'),
    )
    refuses('without it', () =>
      refusedBy(submit('central-authorisation', undefined, central, [placement]), '46-7', '授权该行业或单位'),
    )
  })
})

clause('anhui-titles-2018/art.46.6', 'F7 in three copies', ({ accepts }) => {
  accepts('three numbered copies, each with its holder', () => {
    const copies = confirmationFormDocument(confirmationIn('examining'))
    assert.deepEqual(
      copies.map(({ copy }) => copy),
      ['1/3', '2/3', '3/3'],
    )
    assert.equal(new Set(copies.map(({ holder }) => holder)).size, 3)
    assert.equal(JSON.stringify(copies).includes('p-mover'), false)
  })
})
