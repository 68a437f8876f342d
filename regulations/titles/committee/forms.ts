/** Layout of the application for a committee. */
import { cite } from '#kernel/law'
import { levels } from '../vocabulary.ts'
import { field, officeOptions, oneForm, optionsOf } from './desk.ts'
import { committeeKinds, committeeReaches } from './state.ts'

export const applicationForm = oneForm(
  '组建申请',
  field('name', 'text', '评委会名称'),
  field('kind', 'radio', '种类', { options: optionsOf(committeeKinds) }),
  field('levels', 'table', '评审级别', {
    columns: [field('level', 'select', '级别', { options: optionsOf(levels) })],
  }),
  field('series', 'text', '系列（几个系列用顿号隔开）'),
  field('specialties', 'text', '专业', { placeholder: '用顿号隔开，如 机械、电气' }),
  field('reach', 'radio', '面向', {
    options: optionsOf(committeeReaches),
    help: cite('anhui-titles-2018/art.58.a').clause,
  }),
  field('territory', 'text', '区划代码'),
  field('scope', 'textarea', '评审范围'),
  field('convening', 'select', '组建单位', { options: officeOptions }),
  field('authoriser', 'select', '授权机关', {
    options: officeOptions,
    help: cite('anhui-titles-2018/art.4.b').clause,
  }),
  field('size', 'integer', '评委会人数'),
  field('hasPanels', 'checkbox', '设专业（学科）评议组'),
  field('selfReview', 'checkbox', '获准自主评审（参照本办法）'),
  field('cityConsent', 'text', '市级同意文号（县级组建中级评委会）'),
)
