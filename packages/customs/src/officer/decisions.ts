/** What an officer may decide, from where, and where it leads. The numbers are those of the life of a list. */

export const decisions = {
  approve: { title: '审核通过', from: ['300'], needsNote: false }, // I11
  return: { title: '退单', from: ['300'], needsNote: true }, // I11
  inspect: { title: '布控查验', from: ['300', '399', '400'], needsNote: true }, // I11, I14
  suspend: { title: '挂起', from: ['120', '300', '399', '400'], needsNote: true }, // I11, I19
  resume: { title: '解除挂起', from: ['600'], needsNote: true }, // I19
  release: { title: '放行', from: ['399', '400', '501', '502', '503', '599'], needsNote: true }, // I13, I18
  pass: { title: '查验通过', from: ['500'], needsNote: true }, // I15
  detain501: { title: '扣留移送通关', from: ['500'], needsNote: true }, // I16
  detain502: { title: '扣留移送缉私', from: ['500'], needsNote: true },
  detain503: { title: '扣留移送法规', from: ['500'], needsNote: true },
  detain599: { title: '其它扣留', from: ['500'], needsNote: true },
  sendBack: { title: '退运', from: ['500', '501', '502', '503', '599', '800'], needsNote: true }, // I17, I18, I21
  /** Takes a refused report or an overdue list off the work list. */
  acknowledge: { title: '已阅处理', from: [], needsNote: true },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly from: readonly string[]; readonly needsNote: boolean }>>

export type DecisionName = keyof typeof decisions

export const isDecision = (name: string): name is DecisionName => Object.hasOwn(decisions, name)

/** What an inspection found. */
export const inspectionResults = {
  pass: '查验无误',
  quantity: '数量不符',
  goods: '货物不符',
  counterfeit: '侵权',
  prohibited: '禁限物品',
} as const

export type InspectionResult = keyof typeof inspectionResults
