/** Constants of the wire: names that the exchange fixes and that no document definition carries. */

export const cebNamespace = 'http://www.chinaport.gov.cn/ceb'
export const dxpNamespace = 'http://www.chinaport.gov.cn/dxp'
export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#'
export const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance'
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

export const messageVersion = '1.0'

/** The export edition on the data exchange platform. */
export const exportExchangeId = 'DXPEDCCEB0000003'

export const documentsPerMessage = 100

/** The answer to a message that cannot be read or does not fit its schema. */
export const schemaFaultStatus = '-999999'

/** The largest message that is read unless the caller says otherwise. */
export const defaultSizeLimit = 10 * 1024 * 1024

/** No message of the exchange nests deeper than 9; the tokeniser is quadratic in depth. */
export const depthLimit = 32

/** A message with more faults than this is not read to its end. */
export const faultLimit = 100

/** `CEB603Message` of `603`. */
export const messageType = (code: string): string => `CEB${code}Message`
