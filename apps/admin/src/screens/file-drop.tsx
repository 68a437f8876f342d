import { InboxOutlined } from '@ant-design/icons'
import { Upload } from 'antd'

type FileDropProps = { note: string; isBusy: boolean; onFile: (file: File) => void; accept?: string }

/** One file, dropped or chosen; it is sent as soon as it is there. */
export function FileDrop({ note, isBusy, onFile, accept = '.xlsx,.xls,.csv' }: FileDropProps) {
  return (
    <Upload.Dragger
      accept={accept}
      multiple={false}
      showUploadList={false}
      disabled={isBusy}
      beforeUpload={(file) => {
        onFile(file)
        return Upload.LIST_IGNORE
      }}
    >
      <p className="drop-icon" aria-hidden="true">
        <InboxOutlined />
      </p>
      <p className="drop-title">{isBusy ? '正在读取文件…' : '把文件拖到这里，或按此选择'}</p>
      <p className="soft">{note}</p>
    </Upload.Dragger>
  )
}
