/** Numbers and names by which receipts find their document. */
import type { Definition } from '@openceb/kernel'
import { wireDate } from '@openceb/kernel'
import { createHash } from 'node:crypto'
import type { WindowParts } from './parts.ts'

type Values = Readonly<Record<string, string | number | undefined>>

/** The fields that name a document in its receipts; what the system gave wins over what was sent. */
export const identityOf = (definition: Definition, head: Values, given: Values = {}): Record<string, string | number> => {
  const identity: Record<string, string | number> = {}
  for (const field of Object.keys(definition.receipt.identity)) {
    const value = given[field] ?? head[field]
    if (value !== undefined) identity[field] = value
  }
  return identity
}

/** `count` numbers 预录入编号: letter, day, nine digits. */
export const preNumbers = async (parts: Pick<WindowParts, 'serials'>, letter: string, count: number, at: Date): Promise<string[]> => {
  const series = letter + wireDate(at)
  const serials = await parts.serials.take(`preNo.${series}`, count)
  return serials.map((serial) => series + String(serial).padStart(9, '0'))
}

/** The guid of the answer to a message: always the same for the same message, so that a repeat gets the original. */
export const answerGuid = (messageId: number, type: string): string => {
  const hex = createHash('md5').update(`${messageId} ${type}`).digest('hex').toUpperCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
