import type { FileTemplate, Manifest, Template } from './manifest.js'

/** Whether data sources of this template are files. */
export const isFileTemplate = (template: Template): template is FileTemplate => template.kind === 'file/ipfs'

/** Names of the entity types that handlers of files may write. */
export const fileEntityNames = ({ templates }: Pick<Manifest, 'templates'>): ReadonlySet<string> =>
  new Set(templates.filter(isFileTemplate).flatMap(({ mapping: { entities } }) => entities))
