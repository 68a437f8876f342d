/** Drafts on their way to the server, one after another per address: who opens the same draft meanwhile waits for them. */
const onTheWay = new Map<string, Promise<void>>()

/** Sends a draft after those of the same address before it. `put` tells its own failure and never rejects. */
export function sendDraft(address: string, put: () => Promise<void>): Promise<void> {
  const sent = (onTheWay.get(address) ?? Promise.resolve()).then(put)
  onTheWay.set(address, sent)
  const forget = () => {
    if (onTheWay.get(address) === sent) onTheWay.delete(address)
  }
  void sent.then(forget, forget)
  return sent
}

/** Resolves once no draft of this address is on its way. */
export async function draftsArrived(address: string): Promise<void> {
  await onTheWay.get(address)
}
