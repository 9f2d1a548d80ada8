/** Messages that are well formed but do not come from an enterprise: receipts cannot be sent in. */
import { fill } from '@openceb/kernel'
import { generalRules } from '@openceb/documents'
import { type Reading, schemaFaultStatus, type Unreadable } from '@openceb/message'

export const notFromEnterprise = (reading: Exclude<Reading, { kind: 'message' | 'unreadable' }>): Unreadable => {
  const rule = generalRules['V-GEN-01']
  return {
    kind: 'unreadable',
    type: reading.type,
    guid: reading.guid,
    issues: [
      {
        code: schemaFaultStatus,
        path: '',
        rule: rule.id,
        params: { type: reading.type },
        message: fill(rule.message, { at: reading.type, why: '是回执报文，只能由海关或电子口岸发出，请发送业务报文' }),
        messageEn: fill(rule.messageEn, { at: reading.type, why: 'is a receipt; send a business message' }),
      },
    ],
    ...(reading.envelope ? { envelope: reading.envelope } : {}),
  }
}
