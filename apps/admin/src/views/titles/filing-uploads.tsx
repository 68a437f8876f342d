import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CameraOutlined,
  DeleteOutlined,
  FilePdfOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { problemOf } from '../../api/client.ts'
import { storeFile } from '../../form/file-input.tsx'
import { preparePage, preparePhoto, type PreparedPhoto } from './pictures.ts'

export type Page = { readonly hash: string; readonly name: string; readonly isPicture: boolean }
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
  const [fault, setFault] = useState<string>()
  const send = async (chosen: readonly File[]) => {
    setFault(undefined)
    setGoing(chosen.length)
    const held = isPhoto ? [] : [...pages]
    let image: Image | undefined
    for (const [index, file] of chosen.entries()) {
      try {
        const prepared = isPhoto ? await preparePhoto(file) : undefined
        image = prepared?.image
        const stored = await storeFile(prepared?.file ?? (await preparePage(file)))
        held.push({ hash: stored.hash, name: stored.name, isPicture: stored.mediaType.startsWith('image/') })
        onChange([...held], image)
      } catch (error) {
        setFault(`${file.name}没有传上：${isPhoto ? '请改选 JPG 或 PNG 照片。' : problemOf(error).detail}`)
      }
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
      {fault === undefined ? null : (
        <p role="alert" className="uploads-fault">
          {fault}
        </p>
      )}
    </div>
  )
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
  onRemove: () => void
}

function PageTile({ page, number, isLast, onMove, onRemove }: PageTileProps) {
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

/** A page small; what is no picture, or cannot be shown, is a sheet with its number. */
export function Thumb({ page, number }: { page: Pick<Page, 'hash' | 'isPicture'>; number: number }) {
  const [isBroken, setBroken] = useState(false)
  return (
    <a
      className="thumb"
      href={`/api/files/${page.hash}`}
      target="_blank"
      rel="noreferrer"
      aria-label={`打开第${number}页`}
    >
      {page.isPicture && !isBroken ? (
        <img src={`/api/files/${page.hash}`} alt="" onError={() => setBroken(true)} />
      ) : (
        <FilePdfOutlined aria-hidden />
      )}
      <span className="thumb-number">{number}</span>
    </a>
  )
}
