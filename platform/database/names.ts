/** The schema that holds every table of Guicheng; the search path of both roles. */
export const SCHEMA = 'guicheng'
/** The database an embedded server holds. */
export const DATABASE = 'guicheng'
/** Owns database and schema and runs migrations. */
export const OWNER_ROLE = 'guicheng_owner'
/** The running program: neither superuser nor owner. */
export const APP_ROLE = 'guicheng_app'
