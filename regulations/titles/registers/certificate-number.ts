/** Numbers of the provincial sequence of certificates: one series a year for every way a title is obtained here. */

/** Name of the number series; its scope is the year. */
export const certificateSeries = 'title-certificates'
/** Digits of a certificate's serial within a year. */
const SERIAL_DIGITS = 6

/** Certificate number: year, serial. */
export const certificateNumber = (year: number, serial: number): string =>
  `${year}${String(serial).padStart(SERIAL_DIGITS, '0')}`
