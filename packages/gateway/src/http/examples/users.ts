import { answerOf, type Example, provided } from '../example.js'

type Examples = Readonly<Record<string, Example>>

const AMINA = { name: 'amina', password: 'a long word of hers' }

export const ADD_USER: Examples = {
  'add-a-user': { summary: 'A manager', body: { ...AMINA, role: 'manager' }, status: 201 },
  'user-with-mistakes': {
    summary: 'A password that is too short',
    body: { name: 'amina', role: 'manager', password: 'short' },
    status: 422,
  },
}

/** The manager. */
export const USER_PARAMS = { id: answerOf('add-a-user', '/id') }

export const CHANGE_USER: Examples = {
  'change-a-user': {
    summary: 'Another role',
    params: USER_PARAMS,
    body: { role: 'cashier' },
    status: 200,
    after: ['sign-in', 'list-users'],
  },
}

export const REMOVE_USER: Examples = {
  'remove-a-user': {
    summary: 'A user who has left',
    params: USER_PARAMS,
    status: 200,
    after: ['change-a-user', 'see-a-user', 'sign-out'],
  },
}

export const SIGN_IN: Examples = {
  'sign-in': { summary: 'With a password', body: AMINA, status: 201, after: ['add-a-user'] },
  'wrong-password': {
    summary: 'A wrong password',
    body: { name: 'amina', password: 'another word' },
    status: 401,
    after: ['sign-in'],
  },
}

/** What the browser and the page send. */
const SIGNED_IN = {
  cookie: provided('cookie', 'risiti-session=…'),
  'x-csrf-token': provided('csrfToken', '…'),
} as unknown as Record<string, string>

export const READ_SESSION: Examples = {
  'see-a-session': { summary: 'A manager', headers: SIGNED_IN, status: 200 },
}

export const CHANGE_PASSWORD: Examples = {
  'change-own-password': {
    summary: 'A new password',
    headers: SIGNED_IN,
    body: { current: AMINA.password, password: 'another long word of hers' },
    status: 200,
    after: ['see-a-session', 'wrong-password'],
  },
}

export const SIGN_OUT: Examples = {
  'sign-out': {
    summary: 'Somebody who leaves',
    headers: SIGNED_IN,
    status: 200,
    after: ['change-own-password'],
  },
}
