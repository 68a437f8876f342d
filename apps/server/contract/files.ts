/** Stored files, and uploads that are under way. */
import { z } from 'zod'

export const storedFileSchema = z
  .object({ hash: z.string(), name: z.string(), mediaType: z.string(), bytes: z.int() })
  .meta({ id: 'StoredFile' })

export const uploadSchema = z
  .object({ id: z.string(), bytes: z.int(), received: z.int() })
  .meta({ id: 'Upload' })
export type UploadProgress = z.infer<typeof uploadSchema>
