/** The negative codes of documents, taken from the definitions and the rule book: four blocks each, and in them one number a rule. */
import { documents, generalRules, processing, type ProcessingReason, rulesOf } from '@openceb/documents'
import { codeInBlock, codeOfRule, type Definition, fill } from '@openceb/kernel'
import { both, type Explanation, type Sentences } from './explanation.ts'

export const blockTitles = {
  signature: both('签名校验失败', 'signature refused'),
  format: both('格式校验失败', 'format refused'),
  business: both('业务校验失败', 'refused by a business rule'),
  processing: both('报文处理失败', 'could not be processed'),
} as const

export type Block = keyof typeof blockTitles

const signatures: readonly (readonly [zh: string, en: string])[] = [
  ['报文未加签', 'The signature is missing'],
  [generalRules['V-GEN-09'].message, generalRules['V-GEN-09'].messageEn],
  ['签名证书不属于传输企业', 'The certificate belongs to another enterprise'],
  ['加签数据比对失败！', 'The signed text differs from the data'],
]

export const blockFixes: Readonly<Record<Block, Sentences>> = {
  signature: both(
    '用申报企业的卡对最终报文重新加签，签后不要再改动',
    'Sign the final message again with the card of the declaring enterprise, and change nothing afterwards',
  ),
  format: both('按提示改正该字段后重新报送', 'Correct the field and send it again'),
  business: both(
    '按提示改正后重新申报；已入库的单证可在页面修改，或以变更报文(appType=2)报送',
    'Correct it and declare again: on the page of the document, or by a change message (appType 2)',
  ),
  processing: both('按提示核对单证状态后再操作', 'Look at the state of the document first'),
}

const processingFixes: Readonly<Record<ProcessingReason, Sentences>> = {
  duplicate: both(
    '核对业务主键；需要修改已入库的单证请用变更报文(appType=2)',
    'Check the business key; to change what is stored send a change (appType 2)',
  ),
  notFound: both('核对业务主键；尚未入库的单证请以新增报送', 'Check the business key; send as new what is not stored yet'),
  wrongState: both(
    '查看单证当前状态；已被海关接受的单证须走改单或撤销',
    'See its current state; what customs holds is amended or cancelled by its own procedure',
  ),
  alreadyDeclared: both('无需重复申报，等待回执', 'Do not declare again; wait for the receipt'),
  notDeletable: both('只有暂存、发送失败、退单或处理异常的单证可以删除', 'Only a draft, a failed, a returned or a refused document can be deleted'),
  notSavable: both('刷新后查看状态；申报中的单证不能修改', 'Reload and see its state; what is being declared cannot be changed'),
  older: both('以更新的报送时间appTime重新报送', 'Send it again with a newer appTime'),
  tooMany: both('拆分报文：每个报文最多100票', 'Split it: a message holds at most 100 documents'),
  deliveryFailed: both('稍后重新申报', 'Declare it again later'),
  systemError: both('稍后重试；持续出现请联系系统管理员', 'Try again later; if it stays, ask the administrator'),
  missingDocuments: both('补报缺少的单证，然后重新申报清单', 'Send the missing documents, then declare the inventory again'),
  noRight: both('用单证上的企业账号或密钥操作', 'Use the account or key of an enterprise that the document names'),
  cardMismatch: both('插入申报单位的卡后重新登录', 'Sign in with the card of the declaring enterprise'),
  changedMeanwhile: both('刷新后重试', 'Reload and try again'),
  notSaved: both('先暂存，再申报', 'Save first, then declare'),
  noLines: both('补充表体后再申报', 'Add the lines, then declare'),
}

const titleOf = ({ title, titleEn }: Definition, block: Block): Sentences =>
  both(`${title}${blockTitles[block].zh}`, `${titleEn}: ${blockTitles[block].en}`)

/** The block that a code lies in. */
export const blockOf = ({ codes }: Definition, code: string): Block | undefined => {
  const block = Math.floor(-Number(code) / 1000)
  return (Object.keys(blockTitles) as Block[]).find((name) => codes[name] === block)
}

const ofRule = (definition: Definition, rule: { id: string; message: string; messageEn: string; code?: number }, at?: string): Explanation => {
  const code = codeOfRule(rule, definition.codes)
  const block = blockOf(definition, code) ?? 'business'
  const meaning = both(rule.message, rule.messageEn)
  return {
    code,
    kind: block,
    document: definition.key,
    title: titleOf(definition, block),
    rule: rule.id,
    ...(at ? { at } : {}),
    meaning,
    // A processing number that a rule has for its own is mended as that number is.
    fix: block === 'processing' ? (fixOfProcessing(definition, code) ?? blockFixes.processing) : blockFixes[block],
  }
}

const reasons = Object.entries(processing) as [ProcessingReason, (typeof processing)[ProcessingReason]][]

const fixOfProcessing = ({ codes }: Definition, code: string): Sentences | undefined => {
  const found = reasons.find(([, { number }]) => codeInBlock(codes.processing, number) === code)
  return found && processingFixes[found[0]]
}

const explanationsOf = (definition: Definition): Explanation[] => {
  const { key, codes, title, titleEn } = definition
  return [
    ...signatures.map(
      ([zh, en], index): Explanation => ({
        code: codeInBlock(codes.signature, index + 1),
        kind: 'signature',
        document: key,
        title: titleOf(definition, 'signature'),
        rule: 'V-GEN-09',
        meaning: both(zh, en),
        fix: blockFixes.signature,
      }),
    ),
    ...Object.values(generalRules).map((rule) => ofRule(definition, rule)),
    ...rulesOf(definition).map((rule) => ofRule(definition, rule, rule.at)),
    ...reasons.map(
      ([reason, { number, message, messageEn }]): Explanation => ({
        code: codeInBlock(codes.processing, number),
        kind: 'processing',
        document: key,
        title: titleOf(definition, 'processing'),
        meaning: both(fill(message, { document: title }), fill(messageEn, { document: titleEn })),
        fix: processingFixes[reason],
      }),
    ),
  ]
}

export const documentExplanations: readonly Explanation[] = documents.flatMap(explanationsOf)
