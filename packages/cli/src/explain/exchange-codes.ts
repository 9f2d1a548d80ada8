/** Codes of the data exchange platform 数据交换平台 and those that belong to no document. */
import { both, type Explanation, type Sentences } from './explanation.ts'

const resend = both('按规范改正报文后重新发送', 'Mend the message and send it again')
const sign = both('核对证书与加签原文，重新加签后发送', 'Check certificate and signed text, sign again and send')
const later = both('稍后重试；持续出现请联系平台运维', 'Try again later; if it stays, ask those who run the platform')
const receiver = both('核对信封中的接收方编号 ReceiverId', 'Check the ReceiverId of the envelope')

const platform: readonly (readonly [code: string, zh: string, en: string, fix: Sentences])[] = [
  ['0001', '报文格式错误', 'The message has a wrong format', resend],
  ['0002', '报文不符合XSD规范', 'The message does not pass the schema', resend],
  ['0999', '其他格式错误', 'Another format error', resend],
  ['1001', '签名无效', 'The signature is not valid', sign],
  ['1002', '签名证书已过期', 'The certificate of the signature has expired', sign],
  ['1003', '解密失败', 'It could not be decrypted', sign],
  ['1004', '签名与数据不符', 'The signature does not fit the data', sign],
  ['1999', '其他安全错误', 'Another security error', sign],
  ['2001', '接收方不存在', 'The receiver does not exist', receiver],
  ['2002', '接收方地址不匹配', 'The address of the receiver does not match', receiver],
  ['2999', '其他业务错误', 'Another business error', receiver],
  ['3001', '数据库或中间件异常', 'Database or middleware error', later],
  ['3002', '远程连接异常', 'Remote connection error', later],
  ['3003', '远程连接超时', 'Remote connection timed out', later],
  ['3999', '其他系统错误', 'Another system error', later],
]

const platformTitle = both('数据交换平台', 'Data exchange platform')

export const exchangeExplanations: readonly Explanation[] = platform.map(([code, zh, en, fix]) => ({
  code,
  kind: 'exchange',
  title: platformTitle,
  meaning: both(zh, en),
  fix,
}))

const registration = both(
  '先在海关办理相应类型的企业登记，或改用已登记的代码',
  'Register the enterprise with customs as that type first, or use a code that is registered',
)

export const generalExplanations: readonly Explanation[] = [
  {
    code: '-999999',
    kind: 'message',
    title: both('报文格式校验回执 CEB900', 'Format receipt CEB900'),
    rule: 'V-GEN-01',
    meaning: both('报文无法解析或不符合XSD规范，未入库', 'The message cannot be read or does not fit its schema; nothing was stored'),
    fix: both(
      '按回执给出的行、列改正后重新发送；报文序号可以沿用',
      'Mend what the receipt names by line and column and send it again; its guid may stay',
    ),
  },
  {
    code: '-10101',
    kind: 'enterprise',
    title: both('企业', 'Enterprise'),
    meaning: both('无效企业类型', 'The enterprise is not of the needed type'),
    fix: registration,
  },
  {
    code: '-10102',
    kind: 'enterprise',
    title: both('企业', 'Enterprise'),
    meaning: both('无效企业代码', 'The enterprise code is not valid'),
    fix: registration,
  },
]
