/** The receipt is too long for one picture. */
export class PictureTooLongError extends Error {
  override readonly name = 'PictureTooLongError'
}
