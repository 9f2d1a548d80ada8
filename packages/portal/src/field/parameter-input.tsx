/**
 * Takes its value from a code list only: code digits, pinyin initials or part of the name bring up the matches, arrows and
 * Enter choose, rubbish is emptied on leaving. Shows code and name, holds the code.
 */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a combobox with its listbox as the ARIA practices describe it; its keys are those of the input */
import { CaretDownFilled } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { type CodeItem, searchCodes } from '../api/codes.ts'
import { isDoubtful, useCodeItem } from '../codes/code-item.ts'
import { useWords } from '../words/words.tsx'
import { listKey, namedBy } from './parameter-list.ts'

export interface ParameterInputProps {
  readonly id: string
  readonly name?: string | undefined
  readonly list: string
  readonly value: string
  /** The item is there when the value was chosen; it is not for a word that stands instead of a code. */
  readonly onChange: (code: string, item?: CodeItem) => void
  readonly onBlur?: () => void
  /** Typing was no parameter and has been emptied. */
  readonly onRubbish?: () => void
  /** A word that stands for an entry without a code, such as 无. */
  readonly instead?: string | undefined
  readonly 'aria-invalid'?: boolean
  readonly 'aria-required'?: boolean
  readonly 'aria-describedby'?: string
}

export const ParameterInput = (props: ParameterInputProps) => {
  const { id, list, value, onChange, onBlur, onRubbish, instead, name, ...aria } = props
  const words = useWords()
  const input = useRef<InputRef>(null)
  const choices = useRef<HTMLUListElement>(null)
  const dropped = useRef<HTMLDivElement>(null)
  const taking = useRef(false)
  /** Undefined while nothing is being typed: then the chosen entry is shown. */
  const [typed, setTyped] = useState<string>()
  const [open, setOpen] = useState(false)
  const [lit, setLit] = useState(0)
  const looked = useDeferredValue(typed ?? '')
  const chosen = useCodeItem(list, value === instead ? '' : value)
  const hits = useQuery({
    queryKey: ['codes', list, looked],
    queryFn: ({ signal }) => searchCodes(list, looked, signal),
    enabled: open || typed !== undefined,
    staleTime: 5 * 60_000,
    placeholderData: (before) => before,
  })
  const items = hits.data?.items ?? []
  const nameOf = (item: CodeItem) => words.of(item.name, item.nameEn)
  const stands = chosen ? `${value} ${nameOf(chosen)}` : value
  const unknown = isDoubtful(chosen) && value !== '' && value !== instead

  useEffect(() => {
    choices.current?.children[lit]?.scrollIntoView({ block: 'nearest' })
  }, [lit])

  // At the lower edge of the page the list would open out of sight.
  const shownItems = open ? items.length : 0
  useEffect(() => {
    if (shownItems > 0) dropped.current?.scrollIntoView({ block: 'nearest' })
  }, [shownItems])

  const take = (item: CodeItem) => {
    setTyped(undefined)
    setOpen(false)
    onChange(item.code, item)
  }

  /** Fast typing runs ahead of the list: then the matches of what stands there now are asked for. */
  const matches = async (said: string): Promise<readonly CodeItem[]> =>
    said === looked && !hits.isPlaceholderData && hits.data ? hits.data.items : (await searchCodes(list, said).catch(() => ({ items: [] }))).items

  const takeLit = async () => {
    taking.current = true
    const found = typed === undefined ? items : await matches(typed)
    taking.current = false
    const item = found[typed === looked ? lit : 0] ?? found[0]
    if (item) take(item)
  }

  const leave = async () => {
    setOpen(false)
    if (taking.current) return
    if (typed !== undefined) {
      const said = typed.trim()
      const found = said === '' || said === instead ? undefined : namedBy(said, await matches(said))
      setTyped(undefined)
      if (found) onChange(found.code, found)
      else onChange(said === instead ? said : '')
      if (!found && said !== '' && said !== instead) return onRubbish?.()
    }
    onBlur?.()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (!open) {
      if (event.key === 'ArrowDown') {
        event.preventDefault()
        setOpen(true)
      }
      return
    }
    const meant = listKey(event.key, { lit, length: typed !== undefined && hits.isPlaceholderData ? 1 : items.length })
    if (!meant || event.shiftKey || event.altKey || event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    if (meant.kind === 'light') setLit(meant.lit)
    else if (meant.kind === 'shut') setOpen(false)
    else void takeLit()
  }

  return (
    <div className={unknown && typed === undefined ? 'parameter unknown-code' : 'parameter'} title={unknown ? words.t('unknownCode') : undefined}>
      <Input
        {...aria}
        ref={input}
        id={id}
        name={name}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && items[lit] ? `${id}-${lit}` : undefined}
        placeholder={words.t('parameterHint')}
        value={typed ?? stands}
        onFocus={({ target }) => target.select()}
        onClick={() => setOpen(true)}
        onChange={({ target }) => {
          setTyped(target.value)
          setLit(0)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => void leave()}
      />
      <button
        type="button"
        className="parameter-open"
        tabIndex={-1}
        // Without the label, which is the name of the input alone.
        aria-label={words.t('openList')}
        // The input keeps the focus, so that opening the list does not count as leaving.
        onMouseDown={(event) => {
          event.preventDefault()
          input.current?.focus()
          setOpen(!open)
        }}
      >
        <CaretDownFilled aria-hidden />
      </button>
      {open && (
        <div ref={dropped} className="parameter-list" onMouseDown={(event) => event.preventDefault()}>
          <ul id={`${id}-list`} role="listbox" aria-label={words.t('list')} ref={choices}>
            {items.map((item, index) => (
              <li
                key={item.code}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === lit}
                className={index === lit ? 'lit' : ''}
                onMouseEnter={() => setLit(index)}
                onClick={() => take(item)}
              >
                {item.code} {nameOf(item)}
              </li>
            ))}
          </ul>
          {hits.data?.more && <output>{words.t('moreHits')}</output>}
          {!hits.isFetching && items.length === 0 && <output>{words.t(hits.isError ? 'requestFailed' : 'noHits')}</output>}
        </div>
      )}
    </div>
  )
}
