export type { Difference, Report } from './report.js'
export { type VerifyOptions, verify } from './verify.js'
export { VerifyError } from './verifyError.js'
