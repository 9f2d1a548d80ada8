/** How far a long work is, on one line that draws itself again; silent where nobody is watching. */
import type { Terminal } from './surroundings.ts'

const width = 30

export const openProgressBar = ({ redraw }: Terminal, total: number) => {
  const began = performance.now()
  const draw = (done: number): void => {
    const filled = Math.round((done / total) * width)
    const seconds = Math.max(0.001, (performance.now() - began) / 1000)
    redraw?.(`[${'█'.repeat(filled)}${'░'.repeat(width - filled)}] ${done}/${total}  ${Math.round(done / seconds)}/s`)
  }
  draw(0)
  return { draw, clear: (): void => redraw?.('') }
}
