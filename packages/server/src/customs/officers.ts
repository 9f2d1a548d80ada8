/** Which of the three kinds of officers decides what; whoever runs the rehearsal sets the stage and decides nothing. */

const officerRoles = ['CUS-AUD', 'CUS-INS', 'CUS-SUP'] as const

type OfficerRole = (typeof officerRoles)[number]

/** Runs the rehearsal: profiles, risk rules, delays, the clock. */
const directorRole = 'SIM-OP'

export const deciders: Readonly<Record<string, readonly OfficerRole[]>> = {
  approve: ['CUS-AUD'],
  return: ['CUS-AUD'],
  inspect: ['CUS-AUD'],
  suspend: ['CUS-AUD'],
  resume: ['CUS-AUD'],
  release: ['CUS-AUD', 'CUS-SUP'],
  pass: ['CUS-INS'],
  detain501: ['CUS-INS'],
  detain502: ['CUS-INS'],
  detain503: ['CUS-INS'],
  detain599: ['CUS-INS'],
  sendBack: ['CUS-AUD', 'CUS-INS', 'CUS-SUP'],
  acknowledge: officerRoles,
}

export const isOfficer = (roles: readonly string[]): boolean => officerRoles.some((role) => roles.includes(role))

export const isDirector = (roles: readonly string[]): boolean => roles.includes(directorRole)

export const mayDecide = (roles: readonly string[], decision: string): boolean => deciders[decision]?.some((role) => roles.includes(role)) ?? false
