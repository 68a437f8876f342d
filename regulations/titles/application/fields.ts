/** Fields that the inputs and forms of an application share. */
import { z } from 'zod'
import type { Field, Form } from '#kernel/case'
import { form } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'

export const text = (max: number) => z.string().trim().max(max, `最多${max}字`)
export const filled = (max: number, what = '请填写') =>
  z.string().trim().min(1, what).max(max, `最多${max}字`)
export const dayField = z.iso.date('请填写日期，如 2025-04-24')
/** A stored file, by its digest. */
export const fileField = z.string().regex(/^[0-9a-f]{64}$/, '请先上传文件')

export const day = (written: string): LocalDate => localDate(written)
/** A day that may be left out. */
export const dayOrNull = (written: string | null | undefined): LocalDate | null =>
  written === null || written === undefined || written === '' ? null : localDate(written)

export const field = (
  path: string,
  widget: Field['widget'],
  label: string,
  more: Partial<Field> = {},
): Field => ({ path, widget, label, ...more })

export const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

/** A form of one section. */
export const sheet = (title: string, ...fields: readonly Field[]): Form => form({ title, fields })
