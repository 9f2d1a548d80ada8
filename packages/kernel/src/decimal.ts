/** Amounts, weights and quantities are text; they are compared and added as decimals, never as binary floats. */
import Big from 'big.js'

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export const compareDecimals = (a: string, b: string): number => new Big(a).cmp(b)

export const addDecimals = (...values: readonly string[]): string => values.reduce((sum, value) => sum.plus(value), new Big(0)).toFixed()

export const subtractDecimals = (a: string, b: string): string => new Big(a).minus(b).toFixed()

export const multiplyDecimals = (a: string, b: string): string => new Big(a).times(b).toFixed()

/** Divides and rounds half up to `fraction` digits. */
export const divideDecimals = (a: string, b: string, fraction: number): string => {
  const exact = new Big(a).div(new Big(b))
  return exact.round(fraction, Big.roundHalfUp).toFixed()
}

/** True when the two differ by no more than the tolerance. */
export const decimalsAgree = (a: string, b: string, tolerance: string): boolean => new Big(a).minus(b).abs().lte(tolerance)

export const isPositive = (value: string): boolean => new Big(value).gt(0)

export const isNegative = (value: string): boolean => new Big(value).lt(0)
