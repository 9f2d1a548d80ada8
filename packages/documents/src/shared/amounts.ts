/** Tests on amounts that several documents share. */
import { addDecimals, decimalsAgree, multiplyDecimals } from '@openceb/kernel'

interface PricedLine {
  readonly qty?: string
  readonly price?: string
  readonly totalPrice?: string
}

/** The tolerance of amounts in every rule on sums and products. */
export const amountTolerance = '0.01'

export const isPricedRight = ({ qty, price, totalPrice }: PricedLine): boolean | undefined =>
  qty && price && totalPrice ? decimalsAgree(totalPrice, multiplyDecimals(qty, price), amountTolerance) : undefined

export const totalOf = (lines: readonly PricedLine[]): string => addDecimals('0', ...lines.map((line) => line.totalPrice ?? '0'))

/** The first place where the numbers do not run 1, 2, 3 without gap or repeat. */
export const isNumberedFromOne = (lines: readonly { readonly gnum?: number }[]): boolean => lines.every((line, index) => line.gnum === index + 1)

/** The first value that stands twice. */
export const firstRepeated = (values: readonly (string | undefined)[]): string | undefined => {
  const seen = new Set<string>()
  for (const value of values) {
    if (value === undefined) continue
    if (seen.has(value)) return value
    seen.add(value)
  }
  return undefined
}
