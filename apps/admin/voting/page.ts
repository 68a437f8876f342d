/**
 * The voting page: one file without other scripts, served by the box and allowed to speak to signer and box only. The member comes with
 * a pass in the fragment, which no server sees. Tokens are fetched before any choice is shown; one confirmation sends all.
 */
import {
  type BallotQuestion,
  type TokenRequest,
  type VotingSecret,
  ballotPromises,
  castBallot,
  findVotingObstacle,
  fromBase64,
  makeBallot,
  receiveToken,
  requestToken,
  shuffled,
  toHex,
} from '../../../platform/ballot/client/index.ts'

type Line = BallotQuestion & { readonly name: string; readonly note: string }
/** What the signing office tells the holder of a pass. */
type Paper = {
  readonly meeting: string
  readonly title: string
  readonly lines: readonly Line[]
  readonly voter: string
  readonly slot: string
  readonly boxKey: string
  readonly notSeparated: boolean
}
type Pass = { readonly tokens: string; readonly pass: string }
/** What this device holds of a question. `cast` names no choice. */
type Held =
  | { readonly state: 'asked'; readonly request: TokenRequest }
  | { readonly state: 'ready'; readonly secret: VotingSecret }
  | { readonly state: 'cast' }
type Told<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly say: string }

const choiceWords: Readonly<Record<string, string>> = { yes: '赞成', no: '反对', abstain: '弃权' }
const lost = {
  ok: false as const,
  say: '请从会议系统的席位页重新打开投票页：本页没有带来投票通行码，或通行码已失效。',
}
const PASS_NAME = 'guicheng-ballot-pass'

/** The pass of the address, taken out of it at once; after a reload the one that this tab keeps. */
function takePass(): Pass | undefined {
  const text = location.hash.slice(1)
  if (text !== '') {
    history.replaceState(null, '', location.pathname)
    sessionStorage.setItem(PASS_NAME, text)
  }
  const [tokens, pass] = new URLSearchParams(
    text === '' ? (sessionStorage.getItem(PASS_NAME) ?? '') : text,
  ).values()
  return tokens === undefined || pass === undefined ? undefined : { tokens, pass }
}

/** Asks the signing office; the body is plain text, so that a browser sends no request before it. */
async function askSigner<Value>({ tokens, pass }: Pass, more: object = {}): Promise<Told<Value>> {
  try {
    const response = await fetch(tokens, {
      method: 'POST',
      body: JSON.stringify({ pass, ...more }),
      headers: { 'content-type': 'text/plain' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    })
    return response.ok ? ((await response.json()) as Told<Value>) : lost
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { ok: false, say: '请保持本页打开，稍后再试：签发处暂时连接不上。' }
  }
}

const heldName = (paper: Paper, { id }: Line): string => `guicheng-ballot ${paper.voter} ${id}`
function findHeld(paper: Paper, line: Line): Held | undefined {
  const text = localStorage.getItem(heldName(paper, line))
  return text === null ? undefined : (JSON.parse(text) as Held)
}
const keepHeld = (paper: Paper, line: Line, held: Held): void =>
  localStorage.setItem(heldName(paper, line), JSON.stringify(held))
const isCast = (paper: Paper, line: Line): boolean => findHeld(paper, line)?.state === 'cast'

/** A token for the line, unless this device has one; kept before it is sent, so that a lost answer is asked for again. */
async function fetchToken(pass: Pass, paper: Paper, line: Line): Promise<Told<null>> {
  const held = findHeld(paper, line)
  if (held?.state === 'ready' || held?.state === 'cast') return { ok: true, value: null }
  const asked = held === undefined ? await requestToken(line) : { ok: true as const, value: held.request }
  if (!asked.ok) return { ok: false, say: asked.message }
  keepHeld(paper, line, { state: 'asked', request: asked.value })
  const told = await askSigner<string>(pass, { question: line.id, blinded: asked.value.blinded })
  if (!told.ok) return told
  const secret = await receiveToken(line, asked.value, fromBase64(told.value))
  if (!secret.ok) return { ok: false, say: secret.message }
  keepHeld(paper, line, { state: 'ready', secret: secret.value })
  return { ok: true, value: null }
}

/** Sends a ballot for every line, in an order of no meaning; what the box has answered is forgotten here. */
async function castAll(paper: Paper, choices: ReadonlyMap<string, number>): Promise<Told<null>> {
  for (const line of shuffled(paper.lines)) {
    const held = findHeld(paper, line)
    const choice = choices.get(line.id)
    if (held?.state === 'cast') continue
    if (held?.state !== 'ready' || choice === undefined)
      return { ok: false, say: '请先把各行都选好，再提交。' }
    const made = await makeBallot(line, held.secret, choice)
    if (!made.ok) return { ok: false, say: made.message }
    const answer = await castBallot(new URL(paper.slot, location.href).href, made.value, paper.boxKey)
    if (!answer.ok) return { ok: false, say: answer.message }
    keepHeld(paper, line, { state: 'cast' })
  }
  return { ok: true, value: null }
}

function element(name: string, text = '', more: Readonly<Record<string, string>> = {}): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  for (const [key, value] of Object.entries(more)) made.setAttribute(key, value)
  return made
}
function listOf(lines: readonly string[]): HTMLElement {
  const list = element('ul')
  list.append(...lines.map((line) => element('li', line)))
  return list
}
function buttonOf(
  text: string,
  onClick: () => void,
  more: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const button = document.createElement('button')
  button.textContent = text
  button.type = 'button'
  for (const [key, value] of Object.entries(more)) button.setAttribute(key, value)
  button.addEventListener('click', onClick)
  return button
}

const main = document.querySelector('main') ?? document.body
function show(...parts: readonly (HTMLElement | string)[]): void {
  main.replaceChildren(...parts)
  window.scrollTo(0, 0)
}
const warning = (text: string): HTMLElement => element('p', text, { class: 'warning', role: 'alert' })

/** What is promised and what not, folded; the note on offices that are not apart is always open. */
function promises(paper: Paper): HTMLElement {
  const { heading, promised, notPromised, replacement } = ballotPromises
  const details = element('details')
  details.append(
    element('summary', heading),
    element('h3', '承诺'),
    listOf(promised),
    element('h3', '不承诺'),
    listOf(notPromised),
    element('p', replacement),
  )
  const box = element('div')
  box.append(details)
  if (paper.notSeparated) {
    const note = element('p', '', { class: 'warning' })
    note.append(element('strong', ballotPromises.notSeparated), `　${ballotPromises.notSeparatedNote}`)
    box.append(note)
  }
  return box
}

const headingOf = (paper: Paper): HTMLElement => {
  const head = element('header')
  head.append(element('h1', `${paper.title}　无记名投票`), element('p', paper.meeting, { class: 'soft' }))
  return head
}

/** All lines on one sheet, nothing chosen beforehand; keys 1 to 3 choose and go on. */
function showSheet(paper: Paper, choices: Map<string, number>): void {
  const lines = paper.lines.filter((line) => !isCast(paper, line))
  if (lines.length === 0) return showCast(paper)
  const section = element('section', '', { 'aria-label': '投票' })
  const list = element('ol')
  const state = element('output')
  const send = buttonOf('核对并提交', () => showConfirmation(paper, choices), { class: 'primary' })
  const tell = (): void => {
    const open = lines.filter(({ id }) => !choices.has(id)).length
    state.textContent = open === 0 ? '各行都已选好' : `还有 ${open} 行未选`
    send.disabled = open > 0
  }
  list.append(...lines.map((line, index) => lineOf(line, index + 1, choices, tell)))
  list.addEventListener('keydown', (event) => chooseByKey(event, list))
  const foot = element('footer')
  foot.append(state, send)
  section.append(headingOf(paper), promises(paper), list, foot)
  tell()
  show(section)
}

function lineOf(line: Line, number: number, choices: Map<string, number>, tell: () => void): HTMLElement {
  const row = element('li', '', choices.has(line.id) ? {} : { class: 'open' })
  const who = element('span', '', { class: 'who' })
  who.append(element('i', String(number)), element('strong', line.name), element('small', line.note))
  const group = element('span', '', { role: 'group', 'aria-label': `对${line.name}的表决`, class: 'choices' })
  for (const [index, choice] of line.choices.entries()) {
    const label = element('label')
    const radio = document.createElement('input')
    radio.type = 'radio'
    radio.name = line.id
    radio.value = String(index)
    radio.checked = choices.get(line.id) === index
    radio.addEventListener('change', () => {
      choices.set(line.id, index)
      row.classList.remove('open')
      tell()
    })
    label.append(radio, choiceWords[choice] ?? choice)
    group.append(label)
  }
  row.append(who, group)
  return row
}

/** A figure chooses in the line that has the focus, and the focus goes to the next one. */
function chooseByKey(event: KeyboardEvent, list: HTMLElement): void {
  const row = event.target instanceof HTMLElement ? event.target.closest('li') : null
  const radio = row?.querySelectorAll('input')[Number(event.key) - 1]
  if (row === null || radio === undefined) return
  event.preventDefault()
  radio.click()
  const next = [...list.children][[...list.children].indexOf(row) + 1]
  ;(next?.querySelector('input') ?? document.querySelector<HTMLElement>('button.primary'))?.focus()
}

/** The one confirmation: names under each choice, then into the box. */
function showConfirmation(paper: Paper, choices: Map<string, number>): void {
  const section = element('section', '', { 'aria-label': '投票' })
  const sums = element('dl')
  for (const [choice, word] of Object.entries(choiceWords)) {
    const names = paper.lines
      .filter((line) => line.choices[choices.get(line.id) ?? -1] === choice)
      .map(({ name }) => name)
    sums.append(
      element('dt', `${word} ${names.length}`),
      element('dd', names.length === 0 ? '—' : names.join('、')),
    )
  }
  const back = buttonOf('返回修改', () => showSheet(paper, choices))
  const send = buttonOf('投入票箱', () => void sendAll(), { class: 'primary' })
  const foot = element('footer')
  foot.append(back, send)
  const trouble = element('div')
  section.append(headingOf(paper), element('h2', '请核对，提交以后不能更改'), sums, trouble, foot)
  const sendAll = async (): Promise<void> => {
    back.disabled = send.disabled = true
    send.textContent = '正在投入…'
    const told = await castAll(paper, choices)
    if (told.ok) {
      choices.clear()
      return showCast(paper)
    }
    trouble.replaceChildren(warning(told.say))
    send.disabled = false
    send.textContent = '再次投入'
  }
  show(section)
  send.focus()
}

function showCast(paper: Paper): void {
  const section = element('section', '', { 'aria-label': '投票' })
  section.append(
    headingOf(paper),
    element('p', '选票已全部投入票箱', { class: 'done', role: 'status' }),
    element('p', '本机的凭据已删除，不能改投。', { class: 'soft' }),
    buttonOf('返回席位页', () => history.back(), { class: 'primary' }),
  )
  show(section)
}

/** The digest of this very file, for comparison with the printed one; a page that lies can lie here too. */
async function showDigest(): Promise<void> {
  const place = document.querySelector('#digest')
  if (place === null || globalThis.crypto?.subtle === undefined) return
  try {
    const response = await fetch(location.pathname, { cache: 'force-cache', credentials: 'omit' })
    const octets = await response.arrayBuffer()
    place.textContent = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', octets)))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    place.textContent = '未能计算'
  }
}

async function begin(): Promise<void> {
  const obstacle = await findVotingObstacle()
  if (obstacle !== undefined) return show(warning(obstacle))
  const pass = takePass()
  if (pass === undefined) return show(warning(lost.say))
  show(element('p', '正在领取选票…', { role: 'status' }))
  const told = await askSigner<Paper>(pass)
  if (!told.ok) return showTrouble(told.say)
  const paper = told.value
  if (paper.lines.length === 0)
    return show(
      headingOf(paper),
      element('p', '您在本项议程没有可投的评审对象（已回避，或介绍意见时不在场）。'),
    )
  for (const [index, line] of paper.lines.entries()) {
    show(
      headingOf(paper),
      element('p', `正在领取选票凭据 ${index + 1}/${paper.lines.length}…`, { role: 'status' }),
    )
    const token = await fetchToken(pass, paper, line)
    if (!token.ok) return showTrouble(token.say)
  }
  showSheet(paper, new Map())
}

function showTrouble(say: string): void {
  show(
    warning(say),
    buttonOf('再试', () => void begin(), { class: 'primary' }),
  )
}

window.addEventListener('hashchange', () => void begin())
void showDigest()
await begin()
