/** 电子签章: a PDF signed outside comes back, is compared with the current print, and its signatures are checked. */
import { z } from 'zod'
import { type SignatureCheck, addSeal, checkSignatures } from '#platform/documents'
import { openScan } from '#platform/scans'
import { paperCaseSchema } from '../contract/paper.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { keepPdf } from '../paper/forms.ts'
import {
  type PrintedPaper,
  TAG,
  caseParams,
  logWriting,
  openForFiling,
  paperCase,
  printedPaper,
} from './paper.ts'
import { receiveFile } from './payload.ts'

/** The way in for 电子签章: a signed PDF of the current print, its signatures checked and kept beside it. */
export function signedFileRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/paper/cases/:id/signed',
      id: 'UploadSignedFile',
      summary: '上传电子签章后的 PDF',
      tag: TAG,
      params: caseParams,
      query: z.object({ form: z.string().max(100) }),
      upload: true,
      answer: paperCaseSchema,
    },
    async ({ session, params, query, request }) => {
      const open = await openForFiling(context, session, params.id)
      if (open instanceof ProblemAnswer) return open
      const paper = await printedPaper(context, session, open, query.form)
      if (paper instanceof ProblemAnswer) return paper
      const file = await receiveFile(request)
      if (file instanceof ProblemAnswer) return file
      const check = checkSignatures(file.bytes)
      const fault = (await signedFault(file.bytes, paper, check)) ?? signatureFault(check)
      if (fault !== undefined) return problem(422, fault, { why: 'input' })
      const { tenant, person, post, today } = session
      const fileHash = await keepPdf(context, {
        tenant,
        caseId: open.found.caseId,
        pdf: file.bytes,
        name: `${paper.form.label}（电子签章）.pdf`,
        uploadedBy: person.id,
      })
      const { code } = paper.issued
      await addSeal(context.database.app, {
        tenant,
        caseId: open.found.caseId,
        form: query.form,
        code,
        kind: 'signed-file',
        fileHash,
        number: null,
        organisation: post.organisationName,
        sealedOn: today,
        note: '',
        check,
        recordedBy: person.id,
      })
      await logWriting(context, session, `signed-file:${code}`, open.found.caseId)
      return paperCase(context, session, open)
    },
  )
}

/** A signed file must be a PDF with a signature in it, and every page must be a page of this very print. */
async function signedFault(
  bytes: Uint8Array,
  { issued }: PrintedPaper,
  check: readonly SignatureCheck[],
): Promise<string | undefined> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-'))
    return '请上传签章后的 PDF 文件：所选文件不是 PDF。'
  if (check.length === 0) return '请上传电子签章后的文件：这份 PDF 里没有电子签名。'
  const opened = await openScan(bytes)
  if (!opened.ok) return '请取消打开密码后重新签章：这份 PDF 打不开。'
  try {
    if (opened.pages !== issued.pages)
      return `请核对文件：签章文件有 ${opened.pages} 页，现行的“${issued.title}”有 ${issued.pages} 页。`
    for (let page = 1; page <= opened.pages; page += 1) {
      const reading = await opened.readPage(page)
      const own = reading?.codes.some(({ text }) => text.includes(`/verify/${issued.code}#${page}-`))
      if (own !== true)
        return `请用现行的“${issued.title}”签章：第 ${page} 页上没有核验码 ${issued.code} 的二维码，可能签的是旧版或别的文书。`
    }
    return undefined
  } finally {
    await opened.close()
  }
}

/** What was changed after it was signed proves nothing: it is not taken. What cannot be checked is taken and says so. */
function signatureFault(check: readonly SignatureCheck[]): string | undefined {
  const number = check.findIndex(({ state }) => state === 'changed')
  const changed = check[number]
  if (changed === undefined) return undefined
  const which = check.length === 1 ? '电子签名' : `第 ${number + 1} 个电子签名`
  return `请上传签章后未改动的原文件：${which}没有通过核验（${changed.reason}）。`
}
