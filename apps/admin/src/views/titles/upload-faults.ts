/** Why a chosen file cannot be a page of a material, in words that say what to do. */
import { problemOf } from '../../api/client.ts'

/** A picture that this browser cannot open. */
export class UnreadablePicture extends Error {}

type Chosen = Pick<File, 'name' | 'type' | 'size'>

const extensionOf = (name: string): string => /\.([0-9a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
const pictures: readonly string[] = ['jpg', 'jpeg', 'png', 'webp']

/** The format that iPhones take pictures in; some browsers can open it. */
export const isHeic = ({ name, type }: Chosen): boolean =>
  /^image\/hei[cf]$/.test(type) || ['heic', 'heif'].includes(extensionOf(name))

const isPicture = (file: Chosen): boolean =>
  isHeic(file) || pictures.includes(extensionOf(file.name)) || /^image\/(?:jpeg|png|webp)$/.test(file.type)

/** What is wrong before anything is sent; undefined: nothing that can be seen from outside. */
export function faultOfChoice(file: Chosen, isPhoto: boolean): string | undefined {
  const isPdf = extensionOf(file.name) === 'pdf' || file.type === 'application/pdf'
  if (isPicture(file) || (isPdf && !isPhoto)) return undefined
  if (isPhoto) return '请改选 JPG 或 PNG 照片。'
  if (['doc', 'docx', 'xls', 'xlsx', 'wps', 'et', 'ppt', 'pptx', 'txt'].includes(extensionOf(file.name)))
    return '请先另存为 PDF 再上传；也可以打印后拍照。'
  return '请改传照片（JPG、PNG）或 PDF。'
}

/** What a failed upload tells: the first field's own sentence where there is one, never the browser's English. */
export function faultOfSending(error: unknown, file: Chosen): string {
  if (error instanceof UnreadablePicture)
    return isHeic(file)
      ? '本手机浏览器打不开 HEIC 照片，请在相机设置里选“兼容性最佳”后重拍，或截屏后上传。'
      : '这张照片打不开，可能没有存完整，请重新拍照或另选一张。'
  const { detail, fields } = problemOf(error)
  const said = fields?.[0]?.say ?? detail
  return /[\u4e00-\u9fff]/.test(said) ? ended(said) : '请检查网络后重新选择。'
}

const ended = (sentence: string): string => (/[。！？]$/.test(sentence) ? sentence : `${sentence}。`)
