/** Fields that every declared document begins with, in wire order. */
import { code, datetime, fixedText } from '@openceb/kernel'

export const declarationFields = (appStatusDefault?: '1' | '2') => ({
  guid: fixedText('系统唯一序号', 'System unique number', { length: 36, auto: true }),
  appType: code('appType', '申报类型', 'Submission type', { length: 1, auto: true }),
  appTime: datetime('申报时间', 'Submission time', { auto: true }),
  appStatus: code('appStatus', '报送状态', 'Submission status', {
    length: 1,
    auto: true,
    ...(appStatusDefault ? { default: appStatusDefault } : {}),
  }),
})
