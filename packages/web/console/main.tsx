import { mount } from '../parts/mount.js'
import { Console } from './console.js'

mount(<Console />)
