/** Any document that the schema takes, for tests that hold for all of them. */
import type { Definition, DocumentValue, Field, FieldKind, Fields } from '@openceb/kernel'
import fc from 'fast-check'

/** Text that XML carries and that is not blank alone. */
const characters = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 1 })
  .filter((character) => /^[^\p{Cs}\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]$/u.test(character))

const unit = fc.oneof(
  { weight: 5, arbitrary: characters },
  { weight: 1, arbitrary: fc.constantFrom('&', '<', '>', '"', "'", ']', '\r', '\n', '\t', '杯', '𠮷') },
)

const arbitraryText = ({ min = 0, max = 1, fixed }: Field): fc.Arbitrary<string> =>
  fixed === undefined
    ? fc.string({ unit, minLength: Math.max(min, 1), maxLength: Math.min(max, 300) }).filter((text) => /[^ \t\r\n]/.test(text))
    : fc.constant(fixed)

const two = (value: number): string => String(value).padStart(2, '0')

const arbitraryTime = ({ max = 14 }: Field): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.integer({ min: 1992, max: 2099 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([year, month, day, hour, minute, second, milli]) =>
      `${year}${two(month)}${two(day)}${two(hour)}${two(minute)}${two(second)}${String(milli).padStart(3, '0')}`.slice(0, max),
    )

const arbitraryInteger = ({ total = 1 }: Field): fc.Arbitrary<number> => fc.integer({ min: 0, max: 10 ** total - 1 })

const arbitraryDecimal = ({ total = 1, fraction = 0 }: Field): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.bigInt({ min: 0n, max: 10n ** BigInt(total - fraction) - 1n }),
      fc.integer({ min: 0, max: 10 ** fraction - 1 }),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([whole, part, pointed, negative]) => `${negative ? '-' : ''}${whole}${pointed ? `.${String(part).padStart(fraction, '0')}` : ''}`)

const arbitraries: Readonly<Record<FieldKind, (field: Field) => fc.Arbitrary<string | number>>> = {
  text: arbitraryText,
  code: arbitraryText,
  enterprise: arbitraryText,
  integer: arbitraryInteger,
  decimal: arbitraryDecimal,
  datetime: arbitraryTime,
  timestamp: arbitraryTime,
  date: arbitraryTime,
}

const arbitraryRecord = (fields: Fields): fc.Arbitrary<Record<string, string | number>> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, arbitraries[field.kind](field)])), {
    requiredKeys: Object.keys(fields).filter((name) => fields[name]?.required === true),
    noNullPrototype: true,
  })

export const arbitraryDocument = ({ head, lines, message }: Definition): fc.Arbitrary<DocumentValue> =>
  fc.record(
    {
      head: arbitraryRecord(head),
      lines: fc.array(arbitraryRecord(lines), { minLength: message.lines[0], maxLength: Math.min(message.lines[1], 4) }),
    },
    { noNullPrototype: true },
  )
