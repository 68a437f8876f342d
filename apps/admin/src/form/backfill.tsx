import { Form, Input, Switch } from 'antd'
import { FileInput } from './file-input.tsx'
import { Widget } from './widgets.tsx'

export type BackfillValue = { happenedAt: string; scan: string; note?: string }

/** Nothing is sent half: a backfill needs its time and its scan. */
export function isComplete(value: BackfillValue | undefined): boolean {
  return value === undefined || (value.happenedAt !== '' && value.scan !== '')
}

type BackfillProps = {
  value: BackfillValue | undefined
  onChange: (value: BackfillValue | undefined) => void
}

/** 补录: what happened on paper, when, and its scan; a colleague confirms it in a session of his own. */
export function Backfill({ value, onChange }: BackfillProps) {
  const set = (part: Partial<BackfillValue>) => value !== undefined && onChange({ ...value, ...part })
  return (
    <section className="backfill" aria-label="补录">
      <label>
        <Switch
          size="small"
          checked={value !== undefined}
          onChange={(on) => onChange(on ? { happenedAt: '', scan: '' } : undefined)}
        />{' '}
        已在纸面办理，现在补录
      </label>
      {value === undefined ? null : (
        <Form layout="vertical" component={false}>
          <div className="act-fields backfill-fields">
            <Form.Item label="发生时间" required htmlFor="backfill-at" extra="期限自发生时间起算">
              <Widget
                id="backfill-at"
                field={{ path: 'happenedAt', widget: 'datetime', label: '发生时间', required: true }}
                schema={undefined}
                value={value.happenedAt}
                onChange={(at) => set({ happenedAt: typeof at === 'string' ? at : '' })}
              />
            </Form.Item>
            <Form.Item
              label="给核对人的说明"
              htmlFor="backfill-note"
              extra="提交后由本单位另一位同事对照扫描件核对"
            >
              <Input
                id="backfill-note"
                maxLength={500}
                value={value.note ?? ''}
                onChange={(event) => {
                  const { note: _before, ...rest } = value
                  onChange(event.target.value === '' ? rest : { ...rest, note: event.target.value })
                }}
              />
            </Form.Item>
            <Form.Item label="扫描件或照片" required className="wide">
              <FileInput
                schema={undefined}
                label="扫描件"
                value={value.scan === '' ? undefined : value.scan}
                onChange={(scan) => set({ scan: typeof scan === 'string' ? scan : '' })}
              />
            </Form.Item>
          </div>
        </Form>
      )}
    </section>
  )
}
