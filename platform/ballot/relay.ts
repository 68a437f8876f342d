/**
 * The room's relay, run by the signing office: passes octets between the members' devices and the box, so that the box
 * sees no device's address. With TLS ending in the box the relay sees who speaks and nothing of what is said. It keeps nothing.
 */
import net from 'node:net'

export interface Relay {
  readonly port: number
  stop(): Promise<void>
}

/** Listens on `host:port` (0 for a free one) and passes every connection on to the box. */
export function startRelay(
  listen: { readonly host: string; readonly port: number },
  box: { readonly host: string; readonly port: number },
): Promise<Relay> {
  const open = new Set<net.Socket>()
  const server = net.createServer((device) => {
    const behind = net.connect(box)
    for (const [from, to] of [
      [device, behind],
      [behind, device],
    ] as const) {
      open.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        to.destroySoon()
      })
      from.pipe(to)
    }
  })
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(listen.port, listen.host, () =>
      resolve({ port: (server.address() as net.AddressInfo).port, stop }),
    )
  })
}
