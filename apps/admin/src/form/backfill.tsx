import { Form, Input, Switch } from 'antd'
import { FileInput } from './file-input.tsx'
import { Widget } from './widgets.tsx'

export type BackfillValue = { happenedAt: string; scan: string; confirmedBy?: string }

/** Nothing is sent half: a backfill needs its time and its scan. */
export function isComplete(value: BackfillValue | undefined): boolean {
  return value === undefined || (value.happenedAt !== '' && value.scan !== '')
}

type BackfillProps = {
  value: BackfillValue | undefined
  onChange: (value: BackfillValue | undefined) => void
}

/** 补录: what happened on paper, when, with the scan and a second person's confirmation. */
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
            <Form.Item label="确认人" htmlFor="backfill-by" extra="由另一人确认的，填其帐号">
              <Input
                id="backfill-by"
                value={value.confirmedBy ?? ''}
                onChange={(event) => {
                  const { confirmedBy: _before, ...rest } = value
                  onChange(event.target.value === '' ? rest : { ...rest, confirmedBy: event.target.value })
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
