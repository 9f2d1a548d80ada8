/** Hearing notifications for as long as the process lives: a lost connection is made anew. */
import pg from 'pg'

const rest = 1000

export const listenOn = async (
  connection: pg.ClientConfig,
  channel: string,
  heard: (payload: string) => void,
  onError: (error: Error) => void,
): Promise<() => Promise<void>> => {
  let current: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const connect = async (): Promise<void> => {
    const client = new pg.Client(connection)
    client.on('notification', ({ payload }) => heard(payload ?? ''))
    client.on('error', (error) => {
      onError(error)
      if (current === client) again()
    })
    try {
      await client.connect()
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    current = client
    if (stopped) await client.end()
  }

  const again = (): void => {
    current = undefined
    if (stopped) return
    timer = setTimeout(() => {
      connect().then(
        () => heard(''),
        (error: Error) => {
          onError(error)
          again()
        },
      )
    }, rest)
    timer.unref()
  }

  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await current?.end()
  }
}
