/** Text to XML. What XML cannot carry at all becomes U+FFFD, so that no value ever breaks a message. */

const special = /[&<>"\r\p{Cs}\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/u

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

const everySpecial = new RegExp(special.source, 'gu')

/** For the text of an element and for an attribute in double quotes; line breaks of an attribute are not kept. */
export const escapeXml = (text: string): string =>
  special.test(text) ? text.replace(everySpecial, (character) => references[character] ?? '\ufffd') : text

const uncarried = /[\p{Cs}\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu

/** A CDATA section that gives the very text back: `]]>` and carriage returns are told outside of it. */
export const cdata = (text: string): string =>
  `<![CDATA[${text.replace(uncarried, '\ufffd').replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[')}]]>`

/** At most `max` characters as the schema counts them. */
export const cut = (text: string, max: number): string => {
  if (text.length <= max) return text
  let end = 0
  for (let count = 0; count < max && end < text.length; count++) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  return text.slice(0, end)
}
