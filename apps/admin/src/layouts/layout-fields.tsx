import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { DataTable } from '../parts/data-table.tsx'
import type { LayoutDetail, LayoutField } from './queries.ts'

const kindWords = {
  text: '一段文字',
  paragraphs: '多段文字，独占一段',
  column: '表格的一栏，按行重复',
} as const

/** Every field that a layout of this paper may hold, with what it says in the invented case. */
export function LayoutFields({ detail: { fields } }: { detail: LayoutDetail }) {
  const [text, setText] = useState('')
  const shown = fields.filter(({ name, example }) => `${name}${example}`.includes(text.trim()))
  return (
    <div className="table-box">
      <search className="filters" aria-label="查找字段">
        <Input
          className="grow"
          aria-label="查找字段"
          placeholder="按字段名或示例查找"
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      <DataTable<LayoutField>
        rowKey="name"
        dataSource={shown}
        empty="没有相符的字段。"
        columns={[
          { title: '写法', key: 'name', render: (_value, field) => <FieldName name={field.name} /> },
          { title: '种类', dataIndex: 'kind', render: (kind: LayoutField['kind']) => kindWords[kind] },
          {
            title: '来源',
            dataIndex: 'origin',
            render: (origin: string) => (origin === 'document' ? '本文书' : '本件信息'),
          },
          { title: '示例（虚构）', dataIndex: 'example', className: 'wide-cell' },
        ]}
      />
    </div>
  )
}

/** A field as it is written, to be copied with one click. */
function FieldName({ name }: { name: string }) {
  const { message } = App.useApp()
  const written = `{{${name}}}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(written)
      void message.success(`已复制 ${written}`)
    } catch {
      // Without HTTPS the browser gives no clipboard; the text can still be marked by hand.
      void message.info('浏览器不允许复制，请用鼠标选中字段后复制。')
    }
  }
  return (
    <span className="field-name">
      <code>{written}</code>
      <Button
        size="small"
        type="text"
        icon={<CopyOutlined />}
        aria-label={`复制 ${written}`}
        onClick={() => void copy()}
      />
    </span>
  )
}
