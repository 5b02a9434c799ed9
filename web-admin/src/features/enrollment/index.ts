// What other rooms use of enrollment.
export { CodeShown, type NewCode } from "./CodeShown";
export { EnrollmentDialog } from "./EnrollmentDialog";
export { emptyOffer, makeCode } from "./offer";
