import type { Role } from '../../../../exam/staff/staff.ts';

export const ROLES: Readonly<Record<Role, string>> = { organiser: '组织者', invigilator: '监考', marker: '阅卷', adviser: '法律顾问' };
