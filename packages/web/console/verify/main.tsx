import { mount } from '../../parts/mount.js'
import { VerifyPage } from './verify-page.js'

mount(<VerifyPage />)
