/** Plans and programmes: the papers under which tasks are given. */
export { PlansModule } from './plans.module.js';
export { PlansService } from './plans.service.js';
