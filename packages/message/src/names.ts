/**
 * Namespaces in XML 1.0: what a prefixed name means where it stands. The tokeniser can tell too, but asks every open element
 * again for every tag, which costs a fifth of all reading; here a name is resolved once in each scope.
 */
import { xmlNamespace } from './wire.ts'

export interface Attribute {
  readonly name: string
  readonly local: string
  readonly uri: string
  readonly value: string
}

export interface Tag {
  /** As written, with its prefix. */
  readonly name: string
  readonly local: string
  readonly uri: string
  /** Declarations of namespaces are not among them. */
  readonly attributes: readonly Attribute[]
}

/** An element that declares namespaces, or all of the text. */
interface Scope {
  readonly outer: Scope | undefined
  readonly depth: number
  readonly bindings: ReadonlyMap<string, string>
  /** Tags without attributes, resolved in this scope. */
  readonly tags: Map<string, Tag>
}

const declarationsNamespace = 'http://www.w3.org/2000/xmlns/'

const declaredPrefix = (name: string): string | undefined => (name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : undefined)

/** `xml` and its namespace belong together, `xmlns` and its namespace are never declared, and only the default namespace can be none. */
const mayBind = (prefix: string, uri: string): boolean =>
  prefix !== 'xmlns' &&
  uri !== declarationsNamespace &&
  (prefix === 'xml') === (uri === xmlNamespace) &&
  (prefix === '' || uri !== '') &&
  !prefix.includes(':')

const bound = (from: Scope, prefix: string): string | undefined => {
  for (let scope: Scope | undefined = from; scope; scope = scope.outer) {
    const uri = scope.bindings.get(prefix)
    if (uri !== undefined) return uri
  }
  return undefined
}

const none: readonly Attribute[] = []

/** Follows the tags of one text. `complain` ends the reading. */
export const followNames = (complain: (complaint: string) => never) => {
  let scope: Scope = {
    outer: undefined,
    depth: 0,
    bindings: new Map([
      ['', ''],
      ['xml', xmlNamespace],
    ]),
    tags: new Map(),
  }

  const resolve = (name: string, inDefault: boolean): { local: string; uri: string } => {
    const colon = name.indexOf(':')
    if (colon < 0) return { local: name, uri: inDefault ? (bound(scope, '') ?? '') : '' }
    const local = name.slice(colon + 1)
    if (colon === 0 || local === '' || local.includes(':')) return complain(`malformed name: ${name}`)
    const uri = bound(scope, name.slice(0, colon))
    return uri === undefined ? complain(`unbound namespace prefix: ${name.slice(0, colon)}`) : { local, uri }
  }

  const declare = (names: readonly string[], values: Readonly<Record<string, string>>, depth: number): void => {
    const bindings = new Map<string, string>()
    for (const name of names) {
      const prefix = declaredPrefix(name)
      if (prefix === undefined) continue
      const uri = values[name] ?? ''
      if (!mayBind(prefix, uri) || name === 'xmlns:') complain(`namespace declaration: ${name}`)
      bindings.set(prefix, uri)
    }
    if (bindings.size > 0) scope = { outer: scope, depth, bindings, tags: new Map() }
  }

  const attributesOf = (names: readonly string[], values: Readonly<Record<string, string>>): Attribute[] => {
    const seen = new Set<string>()
    return names.flatMap((name) => {
      if (declaredPrefix(name) !== undefined) return []
      const { local, uri } = resolve(name, false)
      const expanded = `{${uri}}${local}`
      if (seen.has(expanded)) complain(`duplicate attribute: ${name}`)
      seen.add(expanded)
      return [{ name, local, uri, value: values[name] ?? '' }]
    })
  }

  const bare = (name: string): Tag => {
    const known = scope.tags.get(name)
    if (known) return known
    const tag = { name, ...resolve(name, true), attributes: none }
    scope.tags.set(name, tag)
    return tag
  }

  return {
    open(name: string, values: Readonly<Record<string, string>> | undefined, depth: number): Tag {
      if (!values) return bare(name)
      const names = Object.keys(values)
      declare(names, values, depth)
      return { ...bare(name), attributes: attributesOf(names, values) }
    },
    close(depth: number): void {
      if (scope.depth === depth && scope.outer) scope = scope.outer
    },
  }
}
