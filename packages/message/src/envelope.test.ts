import { describe, expect, test } from 'vitest'
import { wrapEnvelope } from './index.ts'
import { element, good, guid, read, refused } from './testing/spoilt.ts'

describe('envelopes', () => {
  const head = {
    copMsgId: 'M-1',
    senderId: 'DXPENT0000000001',
    receiverIds: ['DXPEDCCEB0000003'],
    creatTime: '2026-03-01T10:00:00',
    msgType: 'CEB603Message',
  }
  const envelope = wrapEnvelope(good, head)

  test('a message in an envelope is the message and its head', () => {
    expect(read(envelope)).toMatchObject({ kind: 'message', guid, envelope: head })
  })

  test('a refused message tells the envelope that brought it, and lines of the message itself', () => {
    expect(refused(wrapEnvelope(good.replace(element('appType'), ''), head))).toMatchObject({ envelope: head, guid, issues: [{ line: 4 }] })
  })

  test.each([
    ['without receiver', wrapEnvelope(good, { ...head, receiverIds: [] }), 'TransInfo.ReceiverIds.ReceiverId[0]'],
    [
      'with six receivers',
      wrapEnvelope(good, { ...head, receiverIds: Array.from({ length: 6 }, () => 'DXPEDCCEB0000003') }),
      'TransInfo.ReceiverIds.ReceiverId[5]',
    ],
    ['with a long sender', wrapEnvelope(good, { ...head, senderId: 'X'.repeat(17) }), 'TransInfo.SenderId'],
    ['whose payload is no Base64', envelope.replace('<Data>', '<Data>!'), 'Data'],
    ['whose payload is cut off', envelope.replace('</Data>', 'A</Data>'), 'Data'],
    ['without payload', envelope.replace(/<Data>.*<\/Data>/, ''), 'Data'],
  ])('an envelope %s is refused', (_what, xml, path) => {
    expect(refused(xml).issues.map((issue) => issue.path)).toContain(path)
  })

  test('an envelope within an envelope is refused', () => {
    expect(refused(wrapEnvelope(envelope, head))).toMatchObject({ envelope: head, type: 'Unknown' })
  })
})
