import { auditScreens } from './auditScreens';
import { askScreens } from './screens';

askScreens(auditScreens);
