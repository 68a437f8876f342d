import { UploadOutlined } from '@ant-design/icons'
import { App, Button, Upload, type UploadFile } from 'antd'
import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { askFileName, problemOf } from '../api/client.ts'
import type { Json, JsonObject, StoredFile } from '../api/types.ts'
import type { Schema } from './act-form.ts'
import { sendFile } from './send-file.ts'
import { FiledSheets } from './filed-sheets.tsx'
import type { Control } from './widgets.tsx'

type FileInputProps = Control<Json> & { schema: Schema | undefined; label: string }

/** Files are stored when chosen; the value is their hash, or what parts of it the schema asks for. */
export function FileInput({ value, onChange, schema, label, id }: FileInputProps) {
  const isMany = schema?.type === 'array'
  const item = isMany ? schema.items : schema
  const held: Json[] = value === undefined ? [] : Array.isArray(value) ? value : [value]
  const [names, setNames] = useState<Record<string, string>>({})
  const { message } = App.useApp()
  // Several files may be on their way at once: each adds to what is there when it arrives.
  const latest = useRef(held)
  useEffect(() => {
    latest.current = value === undefined ? [] : Array.isArray(value) ? value : [value]
  }, [value])
  const set = (next: Json[]) => {
    latest.current = next
    onChange?.(isMany ? next : next.at(-1))
  }
  const keep = async (
    file: File,
    onSuccess?: (body: StoredFile) => void,
    onError?: (error: Error) => void,
  ) => {
    try {
      const stored = await sendFile(file)
      setNames((known) => ({ ...known, [stored.hash]: stored.name }))
      set([...(isMany ? latest.current : []), shape(stored, item)])
      onSuccess?.(stored)
    } catch (error) {
      void message.error(`${file.name}：${problemOf(error).detail}`)
      onError?.(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const stored = useStoredNames(held.map(hashOf).filter((hash) => names[hash] === undefined))
  const list: UploadFile[] = held.map((entry) => {
    const hash = hashOf(entry)
    return {
      uid: hash,
      name: names[hash] ?? nameOf(entry) ?? stored[hash] ?? `文件 ${hash.slice(0, 16)}`,
      status: 'done',
      url: `/api/files/${hash}`,
    }
  })
  // A filed sheet is known by its hash alone.
  const takesHash = item?.properties === undefined
  return (
    <>
      <Upload
        {...(id === undefined ? {} : { id })}
        fileList={list}
        multiple={isMany}
        customRequest={({ file, onError, onSuccess }) => {
          if (!(file instanceof File)) return
          void keep(file, onSuccess, onError)
        }}
        onRemove={(file) => set(held.filter((entry) => hashOf(entry) !== file.uid))}
      >
        <Button icon={<UploadOutlined />} aria-label={`选择文件：${label}`}>
          选择文件
        </Button>
      </Upload>
      {takesHash ? (
        <FiledSheets
          held={held.map(hashOf)}
          onPick={(hash) => set([...(isMany ? latest.current : []), hash])}
        />
      ) : null}
    </>
  )
}

/** Names of files that a draft brought back: it holds their hashes only. */
function useStoredNames(hashes: string[]): Record<string, string | undefined> {
  const answers = useQueries({
    queries: hashes.map((hash) => ({
      queryKey: ['file-name', hash],
      queryFn: () => askFileName(`/api/files/${hash}`),
      staleTime: Infinity,
    })),
  })
  return Object.fromEntries(hashes.map((hash, index) => [hash, answers[index]?.data]))
}

/** A plain hash, or an object with the properties that the schema names. */
function shape(stored: StoredFile, schema: Schema | undefined): Json {
  if (schema?.properties === undefined) return stored.hash
  const wanted = Object.keys(schema.properties)
  return Object.fromEntries(Object.entries(stored).filter(([name]) => wanted.includes(name)))
}

function hashOf(entry: Json): string {
  if (typeof entry === 'string') return entry
  const { hash } = entry as JsonObject
  return typeof hash === 'string' ? hash : JSON.stringify(entry)
}

function nameOf(entry: Json): string | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined
  return typeof entry['name'] === 'string' ? entry['name'] : undefined
}
