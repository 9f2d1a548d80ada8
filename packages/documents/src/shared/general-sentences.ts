/** The sentences of V-GEN. Those that the codec, the intake or the portal decides stand here too, so that each has one home. */

export const generalRules = {
  'V-GEN-01': { id: 'V-GEN-01', message: '报文不符合格式规范：{at}{why}', messageEn: 'The message does not keep the format: {at} {why}' },
  'V-GEN-02': {
    id: 'V-GEN-02',
    message: '系统唯一序号[{guid}]格式错误或重复，应为36位可见字符且不得用于其他单证',
    messageEn: 'guid [{guid}] has a wrong form or was used for another document',
  },
  'V-GEN-03': {
    id: 'V-GEN-03',
    message: '报送类型[{v}]只能为1-新增、2-变更、3-删除',
    messageEn: 'appType [{v}] has to be 1 add, 2 change or 3 delete',
  },
  'V-GEN-04': { id: 'V-GEN-04', message: '报送状态[{v}]只能为1-暂存、2-申报', messageEn: 'appStatus [{v}] has to be 1 draft or 2 declare' },
  'V-GEN-05': {
    id: 'V-GEN-05',
    message: '报送时间[{v}]无效，应为真实时间且不得晚于当前时间10分钟以上',
    messageEn: 'appTime [{v}] is no real time or more than 10 minutes ahead',
  },
  'V-GEN-06': { id: 'V-GEN-06', message: '接收报文为旧报文数据，不做处理', messageEn: 'The message is older than the stored version and is ignored' },
  'V-GEN-08': {
    id: 'V-GEN-08',
    message: '传输企业[{code}]未注册或与传输编号[{dxpId}]不符',
    messageEn: 'Transferring enterprise [{code}] is not registered or does not own dxpId [{dxpId}]',
  },
  'V-GEN-09': { id: 'V-GEN-09', message: '验签失败！', messageEn: 'The signature could not be verified' },
  'V-GEN-10': {
    id: 'V-GEN-10',
    message: '{field}：企业[{v}]未在海关登记或类型不符',
    messageEn: 'Enterprise [{v}] is not registered with customs or not of the needed type',
  },
  'V-GEN-11': {
    id: 'V-GEN-11',
    message: '企业名称[{v}]与海关登记名称[{r}]不一致',
    messageEn: 'Enterprise name [{v}] differs from the registered name [{r}]',
  },
  'V-GEN-12': {
    id: 'V-GEN-12',
    message: '申报地海关代码[{v}]不存在或未开通跨境出口业务',
    messageEn: 'Customs office [{v}] does not exist or is not open for cross-border export',
  },
  'V-GEN-13': {
    id: 'V-GEN-13',
    message: '{field}[{v}]不在参数表中，请从参数中选择',
    messageEn: 'Value [{v}] is not in the code table in force on the declaration date',
  },
  'V-GEN-14': { id: 'V-GEN-14', message: '{field}不能为负数，当前为[{v}]', messageEn: 'Value [{v}] must not be negative' },
  'V-GEN-15': {
    id: 'V-GEN-15',
    message: '{field}包含非法字符或首尾空格',
    messageEn: 'Contains control characters, or a key begins or ends with a blank',
  },
  'V-GEN-16': { id: 'V-GEN-16', message: '报文序号不连续或缺少第{n}个报文', messageEn: 'Part {n} of the split message is missing' },
  'V-GEN-17': {
    id: 'V-GEN-17',
    message: '{code}与卡信息[{v}]不匹配，没有权限进行操作',
    messageEn: 'The declaring party does not match the signed-in enterprise [{v}]',
  },
  'V-GEN-18': { id: 'V-GEN-18', message: '{field}不能为空', messageEn: 'The field must not be blank' },
} as const

export type GeneralRuleId = keyof typeof generalRules
