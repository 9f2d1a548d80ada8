export { openCustoms, type Customs, type CustomsOptions } from './open-customs.ts'
