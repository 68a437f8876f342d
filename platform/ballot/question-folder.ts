/** The folder of one question inside an office's folder: a description, written whole, and what the office keeps with it. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Office } from './office.ts'
import { findContent, writeWhole } from './whole-file.ts'

/** Path of a file of the question; its folder is named by the digest of the id. */
export function questionFile({ folder }: Office, id: string, name: string): string {
  return path.join(folder, 'questions', createHash('sha256').update(id).digest('hex').slice(0, 32), name)
}

/** Makes the folder of a question. It counts as known from the moment its description is written. */
export function makeQuestionFolder(office: Office, id: string): void {
  fs.mkdirSync(path.dirname(questionFile(office, id, 'question.json')), { recursive: true, mode: 0o700 })
}

/** The description, undefined for a question that this office does not know. */
export function findQuestion(office: Office, id: string): unknown {
  const content = findContent(questionFile(office, id, 'question.json'))
  return content === undefined ? undefined : (JSON.parse(content.toString('utf8')) as unknown)
}

/** Writes the description whole. */
export function keepQuestion(office: Office, id: string, kept: object): void {
  writeWhole(questionFile(office, id, 'question.json'), `${JSON.stringify(kept)}\n`)
}

/** The descriptions of all questions of the office, in the order of their ids. */
export function listQuestions<Kept extends { readonly id: string }>({ folder }: Office): Kept[] {
  const questions = path.join(folder, 'questions')
  return fs
    .readdirSync(questions)
    .flatMap((name) => findContent(path.join(questions, name, 'question.json')) ?? [])
    .map((content) => JSON.parse(content.toString('utf8')) as Kept)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

const CHOICES_MAX = 32

/** Whether these can be the choices of a question: 2 to 32, each once. */
export function fitChoices(choices: readonly string[]): boolean {
  return choices.length >= 2 && choices.length <= CHOICES_MAX && new Set(choices).size === choices.length
}
