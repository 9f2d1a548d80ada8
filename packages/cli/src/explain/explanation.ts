/** What a code means and what to do about it, in both languages. */

export interface Sentences {
  readonly zh: string
  readonly en: string
}

export interface Explanation {
  readonly code: string
  readonly kind: 'status' | 'signature' | 'format' | 'business' | 'processing' | 'message' | 'enterprise' | 'exchange'
  /** The document that the code belongs to; none for codes that any of them can have. */
  readonly document?: string
  readonly title: Sentences
  /** The rule of the rule book and the field that it looks at. */
  readonly rule?: string
  readonly at?: string
  readonly meaning: Sentences
  readonly fix: Sentences
}

export const both = (zh: string, en: string): Sentences => ({ zh, en })
