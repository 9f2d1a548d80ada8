/** Documents of a story as the messages that its players send. */
import { documentOf } from '@openceb/documents'
import type { DocumentValue, Random } from '@openceb/kernel'
import { writeMessage } from '@openceb/message'
import type { ApiKey } from '../credentials.ts'

export const messageOf = (document: string, sender: ApiKey, documents: readonly DocumentValue[], { uuid }: Pick<Random, 'uuid'>): string =>
  writeMessage({
    definition: documentOf(document),
    guid: uuid().toUpperCase(),
    documents,
    transfer: { copCode: sender.enterpriseCode, copName: sender.enterpriseName, dxpMode: 'DXP', dxpId: sender.dxpId },
  })

/** The key under which receipts speak of a document. */
export const documentKeyOf = (document: string, values: Readonly<Record<string, string | number | undefined>>): string =>
  (documentOf(document).keys[0]?.fields ?? []).flatMap((field) => values[field] ?? []).join('/')
