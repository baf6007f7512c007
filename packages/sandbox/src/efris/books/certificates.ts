/** What the tax office knows of certificates, by their SHA-256 fingerprints. */
export class Certificates {
  /** Told to the tax office before, as 2200 asks. The certificates of the seeded key files count without being here. */
  readonly announced = new Set<string>()
  /** Uploaded with T136. */
  readonly uploaded = new Set<string>()
}
