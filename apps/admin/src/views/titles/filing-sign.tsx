import { CheckCircleOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import type { PledgeView } from '../../../../server/contract/titles-desk.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView } from '../../api/types.ts'
import { sendFile } from '../../form/send-file.ts'
import { useSession } from '../../lib/session.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'
import { bindPages } from './bind-pages.ts'
import { type Page, Uploads } from './filing-uploads.tsx'
import { SignaturePad } from './signature-pad.tsx'

type SignProps = { view: CaseView; state: Application; pledge: PledgeView }

/** Whether the person at the screen is the applicant; a clerk brings her signature on paper. */
function useIsOwn({ applicant }: Application): boolean {
  const { person } = useSession()
  return applicant.account === person.id
}

/** Signing: the applicant by one confirmation and, if she likes, by finger; a clerk by the signed print-out. */
export function SignPledge({ view, state, pledge }: SignProps) {
  const isOwn = useIsOwn(state)
  const isStale = pledge.standing === '承诺书需重签'
  return (
    <div className="pledge-sign">
      {isStale ? <p role="alert">签署以后内容或材料有改动，请重新签署。</p> : null}
      {isOwn ? (
        <SignByHand view={view} digest={pledge.digest} />
      ) : (
        <SignOnPaper
          view={view}
          act="SignPledge"
          digest={pledge.digest}
          label="申报人签名的承诺书"
          button="登记已签署"
        />
      )}
    </div>
  )
}

function SignByHand({ view, digest }: { view: CaseView; digest: string }) {
  const sign = useDirectAct(view, 'SignPledge')
  const [hasRead, setRead] = useState(false)
  const [drawn, setDrawn] = useState<File>()
  const send = useMutation({
    mutationFn: async () => {
      const picture = drawn === undefined ? [] : [(await sendFile(drawn)).hash]
      return sign.mutateAsync({ digest, signature: picture })
    },
  })
  return (
    <>
      <Checkbox checked={hasRead} onChange={(event) => setRead(event.target.checked)}>
        我已逐条阅读，自愿作出以上承诺
      </Checkbox>
      <SignaturePad onChange={setDrawn} />
      <Button
        type="primary"
        size="large"
        disabled={!hasRead}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        签署承诺书
      </Button>
      {send.error === null ? null : <ProblemBox problem={problemOf(send.error)} />}
    </>
  )
}

type OnPaperProps = {
  view: CaseView
  act: 'SignPledge' | 'ConfirmEntrusted'
  digest: string
  label: string
  button: string
}

/** The clerk photographs what the applicant has signed on paper. */
function SignOnPaper({ view, act, digest, label, button }: OnPaperProps) {
  const sign = useDirectAct(view, act)
  const [pages, setPages] = useState<readonly Page[]>([])
  const send = useMutation({
    mutationFn: async () => {
      const { files } = await bindPages(label, pages)
      return sign.mutateAsync({ digest, scan: [...files] })
    },
  })
  return (
    <div className="ask">
      <span>{label}（拍照或扫描）</span>
      <Uploads label={label} pages={pages} onChange={setPages} />
      <span>
        <Button
          type="primary"
          disabled={pages.length === 0}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {button}
        </Button>
      </span>
      {send.error === null ? null : <ProblemBox problem={problemOf(send.error)} />}
    </div>
  )
}

/** What the employer typed counts once the applicant stands by it; after a change she is asked again. */
export function ConfirmEntrusted({ view, state, pledge }: SignProps) {
  const isOwn = useIsOwn(state)
  const confirm = useDirectAct(view, 'ConfirmEntrusted')
  const { entrustment } = state
  if (entrustment === null) return null
  if (entrustment.confirmed === pledge.digest)
    return (
      <p className="check-clean">
        <CheckCircleOutlined aria-hidden /> 代填的内容已由本人确认。
      </p>
    )
  return (
    <section className="entrusted" aria-label="代填确认">
      <h3>
        代填内容待本人确认 <ClauseLink clause="anhui-titles-2018/art.9.1.0" label="第九条" />
      </h3>
      <p>
        {entrustment.confirmed === null
          ? `这份申报由${state.employer.name}代填。`
          : '本人确认以后又有改动，须重新确认。'}
        {isOwn
          ? '请从第 1 步起逐步核对，有错的直接改；都对了再确认。'
          : '请申报人登录确认；不便登录的，打印后由本人签名，拍照上传。'}
      </p>
      {isOwn ? (
        <>
          <Button
            type="primary"
            size="large"
            loading={confirm.isPending}
            onClick={() => confirm.mutate({ digest: pledge.digest })}
          >
            内容属实，确认
          </Button>
          {confirm.error === null ? null : <ProblemBox problem={problemOf(confirm.error)} />}
        </>
      ) : (
        <SignOnPaper
          view={view}
          act="ConfirmEntrusted"
          digest={pledge.digest}
          label="申报人签名的打印件"
          button="登记已确认"
        />
      )}
    </section>
  )
}
