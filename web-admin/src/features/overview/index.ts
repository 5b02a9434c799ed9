/** The first room. */
export { OverviewPage } from "./OverviewPage";
