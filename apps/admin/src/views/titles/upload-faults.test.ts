import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ProblemError } from '../../api/client.ts'
import { faultOfChoice, faultOfSending, UnreadablePicture } from './upload-faults.ts'

const file = (name: string, type = '') => ({ name, type, size: 1 })

describe('a chosen file', () => {
  it('is a page when it is a picture or a PDF', () => {
    for (const name of ['证书.jpg', '证书.JPEG', '扫描.png', '扫描.webp', 'IMG_0001.HEIC', '合同.pdf'])
      assert.equal(faultOfChoice(file(name), false), undefined, name)
    assert.equal(faultOfChoice(file('image', 'image/jpeg'), false), undefined, 'a camera gives no extension')
  })
  it('is refused before it is sent, with what to do', () => {
    assert.match(faultOfChoice(file('证明.docx'), false) ?? '', /另存为 PDF/)
    assert.match(faultOfChoice(file('动画.gif', 'image/gif'), false) ?? '', /JPG、PNG）或 PDF/)
    assert.match(faultOfChoice(file('照片.pdf', 'application/pdf'), true) ?? '', /JPG 或 PNG/)
    assert.equal(faultOfChoice(file('照片.png'), true), undefined)
  })
})

describe('a file that could not be sent', () => {
  const refused = (detail: string, fields: { path: string; say: string }[] = []) =>
    new ProblemError({ type: 'about:blank', title: '', status: 422, detail, fields })
  it('tells the sentence of its field rather than the name of the field', () => {
    const told = faultOfSending(
      refused('请更正填写的内容：“bytes”文件最大', [{ path: 'bytes', say: '文件最大 20 MB，请压缩' }]),
      file('大.pdf'),
    )
    assert.equal(told, '文件最大 20 MB，请压缩。')
    assert.equal(faultOfSending(refused('“空.pdf”是空文件。'), file('空.pdf')), '“空.pdf”是空文件。')
  })
  it('never tells in English', () => {
    const browser = new Error('The source image could not be decoded.')
    assert.equal(faultOfSending(browser, file('坏.jpg')), '请检查网络后重新选择。')
    assert.match(faultOfSending(new UnreadablePicture(), file('坏.jpg')), /重新拍照/)
    assert.match(faultOfSending(new UnreadablePicture(), file('IMG.HEIC')), /兼容性最佳/)
  })
})
