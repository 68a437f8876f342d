import { RotateRightOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { ProblemBox } from '../parts/page.tsx'
import {
  type AssignBody,
  type ScanPile,
  type ScanSheet,
  assignSheet,
  pileQuery,
  setSheetAside,
} from './queries.ts'

type AssignProps = { pile: ScanPile; sheet: ScanSheet; onClose: () => void }
type Turn = AssignBody['turn']

/** One page that was not recognised: look at it, turn it, say which page of which form it is, or put it aside. */
export function AssignDrawer({ pile, sheet, onClose }: AssignProps) {
  const [turn, setTurn] = useState<Turn>(0)
  const [error, setError] = useState<Error | null>(null)
  const done = (answer: ScanPile) => {
    queries.setQueryData(pileQuery(pile.id).queryKey, answer)
    onClose()
  }
  return (
    <Drawer
      open
      size="large"
      onClose={onClose}
      title={`${sheet.file} 第 ${sheet.filePage} 页`}
      className="assign-drawer"
      extra={
        <Button icon={<RotateRightOutlined />} onClick={() => setTurn(((turn + 90) % 360) as Turn)}>
          转 90°
        </Button>
      }
    >
      {error === null ? null : <ProblemBox problem={problemOf(error)} />}
      <div className="assign">
        <div className="assign-picture">
          {sheet.picture === null ? (
            <p>没有图。</p>
          ) : (
            <img src={sheet.picture} alt="这一页的扫描图" className={`turn-${turn}`} />
          )}
        </div>
        <AssignForm pile={pile} sheet={sheet} turn={turn} onDone={done} onError={setError} />
      </div>
    </Drawer>
  )
}

type AssignFormProps = {
  pile: ScanPile
  sheet: ScanSheet
  turn: Turn
  onDone: (pile: ScanPile) => void
  onError: (error: Error) => void
}

/** Which page of which form it is: picked from the missing ones, or by the code printed at its foot. */
function AssignForm({ pile, sheet, turn, onDone, onError }: AssignFormProps) {
  // a sheet printed from Word or Excel says its document, and its place in the pile which page it may be
  const [code, setCode] = useState(sheet.code ?? '')
  const [page, setPage] = useState<number | null>(sheet.page ?? 1)
  const assign = useMutation({
    mutationFn: () => assignSheet(pile.id, sheet.id, { code, page: page ?? 1, turn }),
    onSuccess: onDone,
    onError,
  })
  const candidates = pile.missing.map(({ code: of, page: number, pages, caseTitle, formLabel }) => ({
    value: `${of} ${number}`,
    label: `${caseTitle ?? ''} ${formLabel} 第 ${number} 页（共 ${pages} 页）`,
  }))
  return (
    <div className="assign-form">
      <Form layout="vertical" component={false}>
        <p className="soft">{sheet.say}</p>
        {candidates.length === 0 ? null : (
          <Form.Item label="从缺页里选" htmlFor="assign-missing">
            <Select
              id="assign-missing"
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="这一摞所缺的页"
              options={candidates}
              popupMatchSelectWidth={false}
              onChange={(value: string) => {
                const [of = '', number = '1'] = value.split(' ')
                setCode(of)
                setPage(Number(number))
              }}
            />
          </Form.Item>
        )}
        <Form.Item label="核验码（印在纸件页脚，四组、每组四位）" htmlFor="assign-code">
          <Input
            id="assign-code"
            value={code}
            autoComplete="off"
            onChange={(event) => setCode(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="第几页" htmlFor="assign-page">
          <InputNumber
            id="assign-page"
            min={1}
            precision={0}
            value={page}
            onChange={(value) => setPage(value)}
          />
        </Form.Item>
        <Button
          type="primary"
          disabled={code === '' || page === null}
          loading={assign.isPending}
          onClick={() => assign.mutate()}
        >
          归档这一页
        </Button>
        <AsideForm pile={pile} sheet={sheet} onDone={onDone} onError={onError} />
      </Form>
    </div>
  )
}

function AsideForm({ pile, sheet, onDone, onError }: Omit<AssignFormProps, 'turn'>) {
  const [reason, setReason] = useState('')
  const aside = useMutation({
    mutationFn: () => setSheetAside(pile.id, sheet.id, reason),
    onSuccess: onDone,
    onError,
  })
  return (
    <>
      <h3>不归档</h3>
      <Form.Item label="原因" htmlFor="assign-reason">
        <Input
          id="assign-reason"
          value={reason}
          placeholder="如：不是本系统的纸件"
          onChange={(event) => setReason(event.target.value)}
        />
      </Form.Item>
      <Button disabled={reason.trim() === ''} loading={aside.isPending} onClick={() => aside.mutate()}>
        搁置
      </Button>
    </>
  )
}
