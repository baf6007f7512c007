/** The admin key of every gateway of a run: tills go on with it whichever gateway answers. */
export const ADMIN_KEY = 'the admin key of the crash runs'
