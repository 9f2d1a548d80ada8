/** The roots that are read: every message and receipt of the registry, the technical receipt, the envelopes. */
import type { Definition } from '@openceb/kernel'
import { documents } from '@openceb/documents'
import { shown, type Sentence } from './fault.ts'
import { envelopeShape, messageShape, nodeEnvelopeShape, receiptShape, technicalShape, type Shape } from './shape.ts'
import type { Tag } from './names.ts'
import { cebNamespace } from './wire.ts'

export type Root =
  | { readonly kind: 'message'; readonly shape: Shape; readonly definition: Definition }
  | { readonly kind: 'receipts'; readonly shape: Shape; readonly definition: Definition }
  | { readonly kind: 'technical'; readonly shape: Shape }
  | { readonly kind: 'envelope'; readonly shape: Shape }

const roots: readonly Root[] = [
  ...documents.flatMap((definition): Root[] => [
    { kind: 'message', definition, shape: messageShape(definition) },
    { kind: 'receipts', definition, shape: receiptShape(definition) },
  ]),
  { kind: 'technical', shape: technicalShape },
]

const envelopes: readonly Root[] = [
  { kind: 'envelope', shape: envelopeShape },
  { kind: 'envelope', shape: nodeEnvelopeShape },
]

const byName = new Map(roots.map((root) => [root.shape.name, root]))
const byNameWithEnvelopes = new Map([...roots, ...envelopes].map((root) => [root.shape.name, root]))
const byShape = new Map([...roots, ...envelopes].map((root) => [root.shape, root]))

const unknownRoot = (name: string): Sentence => ({
  message: `类型${shown(name)}不在受理范围，请核对根节点名称`,
  messageEn: `is of the type ${shown(name)}, which is not taken in; check the name of the root`,
})

const wrongNamespace = (expected: string, found: string): Sentence => ({
  message: `根节点的命名空间应为${expected}，实际为${shown(found) || '空'}`,
  messageEn: `has a root in the namespace ${shown(found) || '(none)'} instead of ${expected}`,
})

/** The shape that a root tag asks for; an envelope within an envelope is none. */
export const shapeOfRoot =
  (enveloped: boolean) =>
  ({ local, uri }: Tag): Shape | Sentence => {
    const found = (enveloped ? byName : byNameWithEnvelopes).get(local)?.shape
    if (!found) return unknownRoot(local)
    return found.namespace === uri ? found : wrongNamespace(found.namespace, uri)
  }

export const rootOfShape = (shape: Shape): Root | undefined => byShape.get(shape)

/** What a technical receipt may call the type of a message that is not taken in. */
export const typeInNames = ({ local, uri }: Tag): string | undefined => (uri === cebNamespace && /^CEB\d{3}Message$/.test(local) ? local : undefined)
