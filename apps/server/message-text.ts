/** The Chinese sentence of an outgoing message, ready for a short-message or chat gateway. */
import { messageTexts } from '#regulations'

/** A reminder that the kernel records before a period ends. */
const REMINDER = '【提醒】{title}：{label}到{due}为止，还有{days}天。{todo}。'
/** Of a message that nobody has worded yet: it says no more than that there is something. */
const UNKNOWN = '有事项有新的进展，请登录查看。'

/** Fills the text of a template; a value that the data lacks leaves nothing behind. */
export function messageText(template: string, data: Readonly<Record<string, unknown>>): string {
  const text = template === 'period-reminder' ? REMINDER : (messageTexts[template] ?? UNKNOWN)
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = data[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  })
}
