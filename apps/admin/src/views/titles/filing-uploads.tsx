import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CameraOutlined,
  DeleteOutlined,
  FilePdfOutlined,
  RotateRightOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { type Progress, sendFile } from '../../form/send-file.ts'
import { preparePage, preparePhoto, type PreparedPhoto } from './pictures.ts'
import { faultOfChoice, faultOfSending } from './upload-faults.ts'

export type Turn = 0 | 90 | 180 | 270
export type Page = {
  readonly hash: string
  readonly name: string
  readonly isPicture: boolean
  /** Clockwise, in degrees; nothing: as it was taken. */
  readonly turn?: Turn
}
export type Image = PreparedPhoto['image']

type UploadsProps = {
  label: string
  pages: readonly Page[]
  onChange: (pages: readonly Page[], image?: Image) => void
  /** One photo, cut to two inches. */
  isPhoto?: boolean
}

/** Photos and files of one material, in the order in which they will be read; sent as they are chosen. */
export function Uploads({ label, pages, onChange, isPhoto = false }: UploadsProps) {
  const [going, setGoing] = useState(0)
  const [progress, setProgress] = useState<Progress>()
  const [faults, setFaults] = useState<readonly string[]>([])
  const send = async (chosen: readonly File[]) => {
    setGoing(chosen.length)
    const told: string[] = []
    const held = isPhoto ? [] : [...pages]
    for (const [index, file] of chosen.entries()) {
      const sent = await sendPage(file, isPhoto, setProgress)
      if (typeof sent === 'string') told.push(sent)
      else if (held.some(({ hash }) => hash === sent.page.hash))
        told.push(`${file.name}已经选过，没有重复放入。`)
      else {
        held.push(sent.page)
        onChange([...held], sent.image)
      }
      setFaults([...told])
      setProgress(undefined)
      setGoing(chosen.length - index - 1)
    }
  }
  return (
    <div className="uploads">
      <ol className="uploads-pages" aria-label={`${label}的各页`}>
        {pages.map((page, index) => (
          <PageTile
            key={page.hash}
            page={page}
            number={index + 1}
            isLast={index === pages.length - 1}
            onMove={(by) => onChange(moved(pages, index, by))}
            {...(page.isPicture && !isPhoto
              ? { onTurn: () => onChange(pages.with(index, turned(page))) }
              : {})}
            onRemove={() => onChange(pages.filter((one) => one !== page))}
          />
        ))}
      </ol>
      <label className="uploads-choose">
        <CameraOutlined aria-hidden />{' '}
        {going > 0 ? `正在上传，还有 ${going} 个…` : isPhoto ? '选择照片' : '拍照或选择文件'}
        <input
          type="file"
          className="visually-hidden"
          aria-label={`选择文件：${label}`}
          accept={isPhoto ? 'image/jpeg,image/png' : 'image/jpeg,image/png,application/pdf'}
          multiple={!isPhoto}
          disabled={going > 0}
          onChange={(event) => {
            void send([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </label>
      {progress === undefined ? null : <SendingLine progress={progress} />}
      {faults.length === 0 ? null : (
        <div role="alert" className="uploads-fault">
          {faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </div>
      )}
    </div>
  )
}

type Sent = { readonly page: Page; readonly image: Image | undefined }

/** Sends one file; a text says why it could not be sent. */
async function sendPage(
  file: File,
  isPhoto: boolean,
  onProgress: (progress: Progress) => void,
): Promise<Sent | string> {
  const refused = faultOfChoice(file, isPhoto)
  if (refused !== undefined) return `${file.name}没有传上：${refused}`
  try {
    const photo = isPhoto ? await preparePhoto(file) : undefined
    const stored = await sendFile(photo?.file ?? (await preparePage(file)), onProgress)
    const isPicture = stored.mediaType.startsWith('image/')
    return { page: { hash: stored.hash, name: stored.name, isPicture }, image: photo?.image }
  } catch (error) {
    return `${file.name}没有传上：${faultOfSending(error, file)}`
  }
}

/** How far a file is; on a broken line, that it goes on by itself. */
function SendingLine({ progress: { sent, bytes, isWaiting } }: { progress: Progress }) {
  return (
    <output className="uploads-line">
      <progress max={bytes} value={sent} aria-label="上传进度" />
      <span className={isWaiting ? 'uploads-fault' : 'soft'}>
        {isWaiting
          ? '网络断了，连上后自动接着传，不用重选。'
          : `已传 ${Math.floor((sent / Math.max(1, bytes)) * 100)}%`}
      </span>
    </output>
  )
}

const turns: readonly Turn[] = [0, 90, 180, 270]
function turned(page: Page): Page {
  const next = turns[(turns.indexOf(page.turn ?? 0) + 1) % turns.length] ?? 0
  return { ...page, turn: next }
}

/** A list with one entry moved up (-1) or down (+1). */
function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const one = list[index]
  const other = list[index + by]
  if (one === undefined || other === undefined) return list
  return list.with(index, other).with(index + by, one)
}

type PageTileProps = {
  page: Page
  number: number
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onTurn?: () => void
  onRemove: () => void
}

function PageTile({ page, number, isLast, onMove, onTurn, onRemove }: PageTileProps) {
  return (
    <li>
      <Thumb page={page} number={number} />
      <span className="uploads-tools">
        <Button
          size="small"
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={`第${number}页前移`}
          disabled={number === 1}
          onClick={() => onMove(-1)}
        />
        <Button
          size="small"
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label={`第${number}页后移`}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        {onTurn === undefined ? null : (
          <Button
            size="small"
            type="text"
            icon={<RotateRightOutlined />}
            aria-label={`第${number}页右转`}
            onClick={onTurn}
          />
        )}
        <Button
          size="small"
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={`删去第${number}页`}
          onClick={onRemove}
        />
      </span>
    </li>
  )
}

/** A page small; a PDF shows its first page, and what cannot be shown is a sheet with its number. */
export function Thumb({ page, number }: { page: Pick<Page, 'hash' | 'isPicture' | 'turn'>; number: number }) {
  const address = `/api/files/${page.hash}`
  const sources = page.isPicture ? [address, `${address}/pages/1`] : [`${address}/pages/1`]
  const [tried, setTried] = useState(0)
  const source = sources[tried]
  return (
    <a className="thumb" href={address} target="_blank" rel="noreferrer" aria-label={`打开第${number}页`}>
      {source === undefined ? (
        <FilePdfOutlined aria-hidden />
      ) : (
        <img
          src={source}
          alt=""
          {...(page.turn === undefined || page.turn === 0 ? {} : { className: `turn-${page.turn}` })}
          onError={() => setTried(tried + 1)}
        />
      )}
      <span className="thumb-number">{number}</span>
    </a>
  )
}
