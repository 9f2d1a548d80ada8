/** The processing block of return codes: the same last digits for every document. */
import { codeInBlock, type Definition, fill, type Issue, type Params } from '@openceb/kernel'

export const processing = {
  duplicate: {
    number: 1,
    message: '处理失败，业务主键重复入库失败，报文业务主键[{key}]，原{document}对应状态为[{time}:{status}]',
    messageEn: 'The business key [{key}] is stored already, status [{status}] since {time}',
  },
  notFound: {
    number: 2,
    message: '未找到操作的{document}[{key}]，请核对业务主键后重新报送',
    messageEn: 'No {document} [{key}] to change, delete or act on',
  },
  wrongState: {
    number: 3,
    message: '{document}[{key}]当前状态为[{status}]，不允许{action}',
    messageEn: '{document} [{key}] in status [{status}] does not allow this',
  },
  alreadyDeclared: { number: 3, message: '{document}[{key}]已经申报过，请勿重复申报', messageEn: '{document} [{key}] was declared already' },
  notDeletable: {
    number: 3,
    message: '{document}[{key}]当前状态为[{status}]，不符合删除条件',
    messageEn: '{document} [{key}] in status [{status}] cannot be deleted',
  },
  notSavable: { number: 3, message: '保存失败，请确认状态并刷新重试', messageEn: 'Not saved: look at its status and try again' },
  older: { number: 4, message: '接收报文为旧报文数据，不做处理', messageEn: 'The message is older than the stored version' },
  tooMany: { number: 5, message: '报文数据超过限制', messageEn: 'Too many documents or lines' },
  deliveryFailed: { number: 6, message: '发送海关失败', messageEn: 'Delivery to customs failed' },
  systemError: { number: 7, message: '系统发生异常', messageEn: 'System error' },
  missingDocuments: { number: 8, message: '{document}申报失败，[缺少{missing}]', messageEn: 'Related documents did not arrive in time: {missing}' },
  noRight: { number: 9, message: '[{key}]没有权限进行操作', messageEn: 'No right to act on [{key}]' },
  cardMismatch: {
    number: 10,
    message: '申报单位代码[{code}]与卡信息[{v}]不匹配，没有权限进行操作',
    messageEn: 'Declaring enterprise [{code}] does not match the signed-in one [{v}]',
  },
  changedMeanwhile: {
    number: 11,
    message: '数据已被其他用户更新，请刷新后重试',
    messageEn: 'Changed by someone else meanwhile; reload and try again',
  },
  notSaved: { number: 12, message: '清单申报之前必须先进行暂存操作', messageEn: 'Save before declaring' },
  noLines: { number: 13, message: '{document}的表体为空，无法完成申报操作', messageEn: 'No lines' },
} as const

export type ProcessingReason = keyof typeof processing

export const processingIssue = (definition: Definition, reason: ProcessingReason, params: Params = {}, path = ''): Issue => {
  const { number, message, messageEn } = processing[reason]
  const all = { document: definition.title, ...params }
  return {
    code: codeInBlock(definition.codes.processing, number),
    path,
    rule: `processing-${String(number).padStart(3, '0')}`,
    params: all,
    message: fill(message, all),
    messageEn: fill(messageEn, all),
  }
}
