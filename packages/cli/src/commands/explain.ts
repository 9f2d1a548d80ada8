/** `openceb explain`: what a status, a return code or a rule means, and what to do. Needs no running system. */
import { addCommand, type AddCommand, type CommonOptions } from '../command.ts'
import { everyExplanation, explain } from '../explain/explain.ts'
import type { Explanation } from '../explain/explanation.ts'
import { exit } from '../exit.ts'

const indented = (label: string, ...lines: readonly string[]): string[] => lines.map((line, index) => `  ${(index ? '' : label).padEnd(8)}${line}`)

const text = ({ code, title, rule, at, meaning, fix }: Explanation): string =>
  [
    `${code}  ${title.zh}  ${title.en}`,
    ...(rule ? indented('rule', at ? `${rule}  ${at}` : rule) : []),
    ...indented('meaning', meaning.zh, meaning.en),
    ...indented('to do', fix.zh, fix.en),
  ].join('\n')

export const addExplain: AddCommand = (program, { terminal }, ended) => {
  addCommand(program, 'explain', 'what a status, a return code or a rule means, and what to do 代码说明')
    .argument('[code...]', 'such as 100, -603024, V-INV-24 or 2001; all of them without one')
    // Return codes begin with a minus and are no options.
    .allowUnknownOption()
    .addHelpText('after', '\nA negative code may be written as it is: openceb explain -603024')
    .action((codes: readonly string[], { json }: CommonOptions) => {
      const found = codes.length ? codes.flatMap((code) => explain(code)) : everyExplanation
      const unknown = codes.filter((code) => !explain(code).length)
      if (unknown.length) ended(exit.refused)
      if (json) return terminal.out(JSON.stringify(found))
      if (found.length) terminal.out(found.map(text).join('\n\n'))
      for (const code of unknown) terminal.err(`${code} is no code or rule that is known here 未知代码`)
    })
}
