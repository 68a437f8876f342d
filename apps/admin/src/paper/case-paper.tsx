import { FilePdfOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Modal, Upload } from 'antd'
import { useState } from 'react'
import { problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { DayPicker } from '../form/day-picker.tsx'
import { formatDate, formatInstant } from '../lib/format.ts'
import { useSession } from '../lib/session.ts'
import { Failed, ProblemBox } from '../parts/page.tsx'
import { type PaperCase, type PaperForm, paperCaseQuery, registerSeal, uploadSigned } from './queries.ts'
import './paper.css'

/** Where each page of the case's papers is, what seals they carry, and the final document. */
export function CasePaper({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(paperCaseQuery(id))
  const [sealing, setSealing] = useState<PaperForm>()
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined || data.forms.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="panel-title">纸件与终稿</h2>
        <span className="row-acts">
          {data.mayFile ? <Link to="/scans">扫描归档</Link> : null}
          {data.mayFile ? (
            <Link to="/overprint" search={{}}>
              套打
            </Link>
          ) : null}
          <Button icon={<FilePdfOutlined />} href={data.final} target="_blank" rel="noreferrer">
            全件终稿
          </Button>
        </span>
      </div>
      <ul className="paper-forms">
        {data.forms.map((form) => (
          <li key={form.form}>
            <FormPaper id={id} form={form} mayFile={data.mayFile} onSeal={() => setSealing(form)} />
          </li>
        ))}
      </ul>
      {sealing === undefined ? null : (
        <SealDialog key={sealing.form} id={id} form={sealing} onClose={() => setSealing(undefined)} />
      )}
    </section>
  )
}

type FormPaperProps = { id: string; form: PaperForm; mayFile: boolean; onSeal: () => void }

function FormPaper({ id, form, mayFile, onSeal }: FormPaperProps) {
  const signed = useMutation({
    mutationFn: (file: File) => uploadSigned(id, form.form, file),
    onSuccess: (paper: PaperCase) => {
      queries.setQueryData(paperCaseQuery(id).queryKey, paper)
      void queries.invalidateQueries({ queryKey: ['case'] })
    },
  })
  return (
    <>
      {signed.error === null ? null : (
        <ProblemBox problem={problemOf(signed.error)} onClose={() => signed.reset()} />
      )}
      <div className="paper-form-head">
        <strong className="grow">{form.label}</strong>
        <span className="soft">
          {form.code === null ? '现行内容尚未打印' : `第 ${form.print} 次印制 · ${form.code}`}
        </span>
        <span className="row-acts">
          {mayFile && form.code !== null ? (
            <>
              <Button size="small" onClick={onSeal}>
                登记用印
              </Button>
              <Upload
                accept=".pdf"
                showUploadList={false}
                beforeUpload={(file) => {
                  signed.mutate(file)
                  return Upload.LIST_IGNORE
                }}
              >
                <Button size="small" loading={signed.isPending}>
                  上传电子签章件
                </Button>
              </Upload>
            </>
          ) : null}
          <Button size="small" href={form.final} target="_blank" rel="noreferrer">
            终稿
          </Button>
        </span>
      </div>
      <PageSources form={form} />
    </>
  )
}

/** Where every page is taken from, the seals that are no scan, and what is out of date. */
function PageSources({ form }: { form: PaperForm }) {
  return (
    <>
      <ul className="page-sources">
        {form.pages.map(({ page, source, sourceLabel, note, address }) => (
          <li key={page} title={note}>
            {address === null ? (
              <span className="tag">
                {page} {sourceLabel}
              </span>
            ) : (
              <a
                className={`tag ${source === 'scan' ? 'tag-success' : 'tag-accent'}`}
                href={address}
                target="_blank"
                rel="noreferrer"
              >
                {page} {sourceLabel}
              </a>
            )}
          </li>
        ))}
      </ul>
      {form.seals.map((seal) => (
        <Seal key={`${seal.kind} ${seal.number} ${seal.fileHash} ${seal.sealedOn}`} seal={seal} />
      ))}
      {form.stale.length === 0 ? null : (
        <p className="soft">
          另有 {form.stale.length} 张旧版扫描件（最近 {formatInstant(form.stale.at(-1)?.at ?? '')}
          ），内容已变，未采用。
        </p>
      )}
    </>
  )
}

const tones = { valid: 'tag-success', changed: 'tag-danger', unverifiable: 'tag-warning' } as const

/** An entry of the seal book, or a signed file with what checking its signatures came to. */
function Seal({ seal }: { seal: PaperForm['seals'][number] }) {
  const { kind, number, organisation, sealedOn, note, check } = seal
  return (
    <>
      <p className="soft">
        {kind === 'registered' ? `登记用印 ${number ?? ''}` : '电子签章'}：{organisation}，
        {formatDate(sealedOn)}
        {note === '' ? '' : `，${note}`}
        {kind === 'registered' || check !== null ? '' : '，签名未核验（上传时还没有这项检查）'}
      </p>
      {check === null ? null : (
        <ul className="signature-checks">
          {check.map(({ state, label, reason, signer, issuer, signedAt, algorithm }, index) => (
            <li key={index}>
              <span className={`tag ${tones[state]}`}>{label}</span> {signer === '' ? '签署人不明' : signer}
              {signedAt === null ? '' : `，${formatInstant(signedAt)}（签署方时钟）`}
              <p className="soft">
                {reason}。{issuer === '' ? '' : `发证机构：${issuer}。`}
                {algorithm === '' ? '' : `算法：${algorithm}。`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type SealValues = { number: string; organisation: string; sealedOn: string; note?: string }

/** An entry of the office's seal book; the seal itself is never drawn. */
function SealDialog({ id, form, onClose }: { id: string; form: PaperForm; onClose: () => void }) {
  const [fields] = Form.useForm<SealValues>()
  const { today, posts, post } = useSession()
  const own = posts.find((one) => one.id === post)?.organisationName ?? ''
  const save = useMutation({
    mutationFn: ({ number, organisation, sealedOn, note = '' }: SealValues) =>
      registerSeal(id, {
        form: form.form,
        number,
        organisation,
        note,
        sealedOn,
      }),
    onSuccess: (paper) => {
      queries.setQueryData(paperCaseQuery(id).queryKey, paper)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`登记用印：${form.label}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: save.isPending }}
      onOk={() => fields.submit()}
      onCancel={onClose}
    >
      {save.error === null ? null : <ProblemBox problem={problemOf(save.error)} />}
      <Form
        form={fields}
        layout="vertical"
        initialValues={{ organisation: own, sealedOn: today }}
        onFinish={(values: SealValues) => save.mutate(values)}
      >
        <Form.Item
          name="number"
          label="用印登记号"
          rules={[{ required: true, message: '请填用印登记簿上的编号' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="organisation" label="用印单位" rules={[{ required: true, message: '请填用印单位' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="sealedOn" label="用印日期" rules={[{ required: true, message: '请选用印日期' }]}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="note" label="备注">
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
