export { Enroll as default } from "../features/enroll/Enroll";
