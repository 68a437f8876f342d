/** What the portal asks of the desk behind the questions of the public. */

/** A question as the public may read it; who asked and how to reach him is not in it. */
export interface PortalQuestion {
  readonly tenant: string
  readonly id: string
  readonly number: string
  readonly stage: 'asked' | 'answered' | 'closed'
  readonly askedOn: string
  readonly dueOn?: string
  readonly question: string
  readonly answer?: { readonly text: string; readonly on: string }
  readonly closing?: string
  readonly budget: { readonly tenant: string; readonly slug: string; readonly title: string }
}

export interface AskedQuestion {
  readonly tenant: string
  readonly slug: string
  readonly question: string
  readonly name: string
  readonly reach: string
  /** Same for every try of one form. */
  readonly token: string
}

export type AskAnswer =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly say: string }

export interface QuestionDesk {
  ask(question: AskedQuestion): Promise<AskAnswer>
  find(tenant: string, id: string): Promise<PortalQuestion | undefined>
  /** Questions that the contact showed beside a budget, newest first. */
  shown(tenant: string, slug: string): Promise<readonly PortalQuestion[]>
}
