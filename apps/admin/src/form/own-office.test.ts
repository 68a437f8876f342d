import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownOffice } from './own-office.ts'

const option = (value: string, label: string) => ({ value, label })
const actWith = (...options: { value: string; label: string }[]) => ({
  form: {
    sections: [
      {
        title: '单位和年度',
        fields: [
          { path: 'unit', widget: 'select', label: '单位', required: true, options },
          { path: 'basis', widget: 'radio', label: '底稿', required: true, options },
        ],
      },
    ],
  },
})
const two = [option('005911', '县人才服务中心'), option('005912', '县干部教育中心')]

test('the own office is chosen beforehand where it is among the choices', () => {
  assert.deepEqual(ownOffice(actWith(...two), '县干部教育中心'), { unit: '005912' })
})

test('no office is guessed: another name, the same name twice, no name, no form', () => {
  assert.deepEqual(ownOffice(actWith(...two), '县档案服务中心'), {})
  assert.deepEqual(ownOffice(actWith(...two, option('9', '县人才服务中心')), '县人才服务中心'), {})
  assert.deepEqual(ownOffice(actWith(...two), undefined), {})
  assert.deepEqual(ownOffice({}, '县干部教育中心'), {})
})
