import type { RouteRecordRaw } from 'vue-router';

/** The views of exams and of practice; not even their names go with the chat. */
export const EXAM_ROUTES: readonly RouteRecordRaw[] = [
  { path: '/exam', name: 'exams', component: () => import('../views/ExamFrontView.vue') },
  { path: '/exam/:id', name: 'exam', component: () => import('../views/SittingView.vue') },
  { path: '/practice', name: 'practice', component: () => import('../views/PracticeView.vue') },
  { path: '/practice/mock', name: 'mock', component: () => import('../views/MockView.vue') },
  { path: '/staff', name: 'staff', component: () => import('../views/StaffFrontView.vue') },
  { path: '/staff/bank/import', name: 'import', component: () => import('../views/ImportView.vue') },
  { path: '/staff/bank/approve', name: 'approve', component: () => import('../views/ApproveView.vue') },
  { path: '/staff/:id', name: 'board', component: () => import('../views/BoardView.vue') },
  { path: '/staff/:id/marking', name: 'marking', component: () => import('../views/MarkingView.vue') },
  { path: '/staff/:id/challenges', name: 'challenges', component: () => import('../views/ChallengesView.vue') },
  { path: '/staff/:id/results', name: 'results', component: () => import('../views/ResultsView.vue') },
];
