/** The answer to a message: one receipt for each of its documents, the same bytes for the original and for every repeat. */
import { type Receipt, writeReceipts } from '@openceb/message'
import type { Answer } from './contract.ts'
import { answerGuid } from './identity.ts'
import type { Answered } from './intake-batch.ts'

const original = ({ numbered, returnTime }: Extract<Answered, { replay: false }>): Receipt[] =>
  numbered.works.flatMap(({ item, outcome }) =>
    outcome ? [{ guid: item.guid, identity: outcome.identity, returnStatus: outcome.status, returnTime, returnInfo: outcome.info }] : [],
  )

const repeated = ({ receipts }: Extract<Answered, { replay: true }>): Receipt[] =>
  receipts.map(({ guid, body, status, returnTime, info }) => ({
    guid,
    identity: body,
    returnStatus: status,
    returnTime,
    returnInfo: info,
  }))

export const answerOf = (answered: Answered): Answer => {
  const { definition, type, guid } = answered.numbered.message.reading
  const { replay } = answered
  const receipts = replay ? repeated(answered) : original(answered)
  // The first one was answered with 202 and is not through yet.
  if (!receipts.length) return { kind: 'accepted', guid, replay: true }
  const messageId = replay ? answered.messageId : answered.numbered.messageId
  return { kind: 'receipts', xml: writeReceipts({ definition, guid: answerGuid(messageId, type), receipts }), replay }
}
