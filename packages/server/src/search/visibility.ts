/**
 * Who sees a row, as disjoint branches that each walk one index: one for every party column and one for the transmitting
 * enterprise. Row-level security decides over them again; these only spare it from looking at rows of others.
 */
import { columnName, type Definition } from '@openceb/kernel'

/** Conditions on `d`; `$1` is the enterprise. */
export const branchesOf = (definition: Definition, roles: readonly string[]): string[] => {
  const parties = Object.entries(definition.parties)
  const entitled = [...new Set(parties.flatMap(([role, party]) => (roles.includes(role) ? [columnName(party)] : [])))]
  // Without its role an enterprise sees only what it transmitted itself.
  const others = [...new Set(parties.map(([, party]) => columnName(party)))].filter((party) => !entitled.includes(party))
  const all = [...entitled, ...others]
  const branches = all.map((party, index) => [
    `d.${party} = $1`,
    ...(others.includes(party) ? ['d.cop_code = $1'] : []),
    ...all.slice(0, index).map((earlier) => `d.${earlier} is distinct from $1`),
  ])
  // Said as the partial index on cop_code says it.
  const transmitted = ['d.cop_code = $1', ...all.map((party) => `d.${party} is distinct from d.cop_code`)]
  return [...branches, transmitted].map((conditions) => conditions.join(' and '))
}
