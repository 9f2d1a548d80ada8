/** The statuses of receipts: what each means for the goods, and who has to move next. */
import { documents, enumerations } from '@openceb/documents'
import { both, type Explanation, type Sentences } from './explanation.ts'

type Status = (typeof enumerations.businessStatus.values)[number][0]

const nothing = both('无需操作', 'Nothing to do')
const customsActs = both('等待海关处理，无需重复申报', 'Wait for customs; do not declare again')
const officer = both('请与申报地海关联系并配合处理', 'Contact the customs office of declaration and follow its directions')

const told: Readonly<Record<Status, readonly [meaning: Sentences, fix: Sentences]>> = {
  '1': [both('已保存，尚未申报', 'Stored and not declared yet'), both('核对后申报', 'Check it and declare it')],
  '2': [
    both(
      '通关服务系统已接受申报，尚未发往海关；清单等待其订单、收款单和运单',
      'Accepted by the window and not yet with customs; an inventory waits for its order, payments and waybill',
    ),
    both('等待；清单停在此状态时，请补报缺少的单证', 'Wait; for an inventory that stays here, send the documents that it lacks'),
  ],
  '3': [both('已送达海关，等待海关回执', 'Delivered to customs, whose receipt is awaited'), customsActs],
  '4': [
    both('多次重试后仍未能送达海关', 'Could not be delivered to customs, also after several tries'),
    both('稍后重新申报', 'Declare it again later'),
  ],
  '100': [
    both('海关退回，原因见回执', 'Returned by customs; the receipt says why'),
    both('按回执原因改正后重新申报', 'Correct what the receipt names and declare it again'),
  ],
  '120': [
    both('海关已入库，逻辑校验通过；清单此时取得清单编号', 'Stored by customs, the logic check is passed; an inventory has its number now'),
    customsActs,
  ],
  '300': [both('转人工审核', 'An officer reviews it'), both('等待审单关员决定', 'Wait for the decision of the audit officer')],
  '399': [
    both('海关审结：四单比对和风险判别通过', 'Audited and accepted: comparison and risk check are passed'),
    both('货物运抵监管场所后由经营人报送运抵单', 'When the goods are at the supervised place, its operator reports their arrival'),
  ],
  '400': [
    both('已审结，等待货物运抵', 'Audited, waiting for the goods to arrive'),
    both('由监管场所经营人报送运抵单', 'The operator of the supervised place reports the arrival'),
  ],
  '430': [
    both('撤销申请已获批准，清单已撤销', 'Withdrawn by an accepted cancellation'),
    both('订单和运单可用于新的清单', 'Its order and waybill may be used by a new inventory'),
  ],
  '500': [both('布控查验', 'Inspection is ordered'), officer],
  '501': [both('查验异常，扣留并移送通关部门', 'Detained after inspection, passed to the clearance department'), officer],
  '502': [both('查验异常，扣留并移送缉私部门', 'Detained after inspection, passed to anti-smuggling'), officer],
  '503': [both('查验异常，扣留并移送法规部门', 'Detained after inspection, passed to the legal department'), officer],
  '505': [both('移交其他部门处理（退货）', 'Handed over to another department (returns)'), officer],
  '599': [both('因其他原因扣留', 'Detained for another reason'), officer],
  '600': [both('海关挂起，暂停处理', 'Suspended by customs'), officer],
  '700': [
    both('退运：货物退出监管场所', 'Sent back: the goods left the supervised place again'),
    both('订单和运单可用于新的清单', 'Its order and waybill may be used by a new inventory'),
  ],
  '800': [
    both('放行，货物可以离境', 'Released: the goods may leave'),
    both('离境后由物流企业报送离境单', 'After they left, the logistics company reports the departure'),
  ],
  '899': [
    both('货物已离境，海关结关', 'The goods have left and customs closed it'),
    both('汇总申报的清单请在次月15日前办理汇总', 'An inventory to be summarised is summarised by the 15th of the next month'),
  ],
  '999': [both('汇总报关单结关或统计完成，结案', 'The summary declaration is closed or the statistics are booked: case closed'), nothing],
  NEG: [
    both('通关服务系统校验未通过，负数代码说明原因', 'Refused by the window; the negative code says why'),
    both('用 openceb explain 查询该代码，改正后重新申报', 'Ask openceb explain for that code, correct it and declare it again'),
  ],
}

/** Documents that can have the status, by their titles. */
const holders = (status: string): Sentences => {
  const having = documents.filter(({ lifecycle }) => lifecycle.states.includes(status))
  return having.length
    ? both(`（${having.map(({ title }) => title).join('、')}）`, ` (${having.map(({ titleEn }) => titleEn).join(', ')})`)
    : both('', '')
}

export const statusExplanations: readonly Explanation[] = enumerations.businessStatus.values.map(([code, name, nameEn]) => {
  const [meaning, fix] = told[code]
  const { zh, en } = holders(code)
  return { code, kind: 'status', title: both(`${name}${zh}`, `${nameEn}${en}`), meaning, fix }
})
