import { mount } from '../parts/mount.js'
import { Dashboard } from './dashboard.js'

mount(<Dashboard />)
